use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{StatusCode, header};
use axum::routing::get;

use super::*;

/// A server with a file, and addresses that lead to it and elsewhere. Nothing but itself may be reached.
async fn server() -> (SocketAddr, Line) {
    _ = rustls::crypto::ring::default_provider().install_default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let own = listener.local_addr().unwrap();
    let to = |place: String| get(move || async move { (StatusCode::FOUND, [(header::LOCATION, place)]) });
    let inside = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let router = Router::new()
        .route("/file", get(|| async { "a picture" }))
        .route("/moved", to("/file".into()))
        .route("/inside", to(format!("http://{inside}/latest/meta-data")))
        .route("/inside-by-name", to(format!("http://localhost:{}/", inside.port())))
        .route("/round", to("/round".into()))
        .route("/elsewhere", to("file:///etc/passwd".into()))
        .route("/nowhere", get(|| async { StatusCode::FOUND }))
        .route("/gone", get(|| async { StatusCode::GONE }))
        .route("/broken", get(|| async { StatusCode::INTERNAL_SERVER_ERROR }))
        .route("/slow", get(std::future::pending::<()>))
        .route("/long", get(|| async { "x".repeat(100) }))
        .route(
            "/endless",
            get(|| async {
                Body::from_stream(futures::stream::repeat_with(|| Ok::<_, std::io::Error>("xxxxxxxx")))
            }),
        );
    tokio::spawn(async move { axum::serve(listener, router).await });
    let reach = Reach { private: false, own: Some(own) };
    (own, Lines::new(reach, Duration::from_millis(500)).unwrap().at(Instant::from_seconds(1_772_445_600)))
}

#[tokio::test]
async fn a_file_is_fetched_from_where_its_address_leads_and_never_from_the_inside() {
    let (own, line) = server().await;
    let at = |path: &str| format!("http://{own}{path}");
    assert_eq!(line.fetch(&at("/file"), 50).await.unwrap(), "a picture");
    assert_eq!(line.fetch(&at("/moved"), 50).await.unwrap(), "a picture");
    for (path, why, is_final) in [
        ("/inside", "the address is not a public one", true),
        ("/inside-by-name", "is not gone to", true),
        ("/round", "again and again", true),
        ("/elsewhere", "", false),
        ("/nowhere", "leads nowhere", true),
        ("/gone", "not there any more", true),
        ("/broken", "its server answered 500", false),
        ("/slow", "within its time", false),
        ("/long", "it has more than 50 bytes", true),
        ("/endless", "it has more than 50 bytes", true),
    ] {
        let trouble = line.fetch(&at(path), 50).await.unwrap_err();
        assert!(trouble.to_string().contains(why), "{path}: {trouble}");
        assert_eq!(trouble.is_final(), is_final, "{path}: {trouble}");
        assert!(!trouble.to_string().contains("127.0.0.1"), "{path}: {trouble}");
    }
    assert!(line.fetch("no address", 50).await.unwrap_err().is_final());
}
