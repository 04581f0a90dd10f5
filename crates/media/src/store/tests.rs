use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::*;

fn ids(n: u128) -> (TenantId, MediaId) {
    (TenantId::from_uuid(Uuid::from_u128(7)), MediaId::from_uuid(Uuid::from_u128(n)))
}

/// What every place promises.
async fn keeps_what_it_is_given(store: &Store) {
    let (tenant, id) = ids(0xab);
    let (whole, small) = (Key::whole(tenant, id), Key::small(tenant, id));
    assert_eq!(store.get(&whole).await, Err(Lost::Missing));
    store.put(&whole, Bytes::from_static(b"a picture")).await.unwrap();
    store.put(&small, Bytes::from_static(b"small")).await.unwrap();
    store.put(&small, Bytes::from_static(b"smaller")).await.unwrap();
    assert_eq!(store.get(&whole).await.unwrap(), "a picture");
    assert_eq!(store.get(&small).await.unwrap(), "smaller");
    let mut listed = store.list(tenant).await.unwrap();
    listed.sort();
    assert_eq!(listed, [whole.clone(), small.clone()]);
    assert_eq!(listed.iter().map(Key::id).collect::<Vec<_>>(), [Some((id, false)), Some((id, true))]);
    let other = TenantId::from_uuid(Uuid::from_u128(8));
    assert_eq!(store.list(other).await.unwrap(), [], "another brand has none of it");
    store.delete(&whole).await.unwrap();
    store.delete(&whole).await.unwrap();
    assert_eq!(store.get(&whole).await, Err(Lost::Missing));
    assert_eq!(store.list(tenant).await.unwrap(), [small]);
}

#[tokio::test]
async fn a_folder_keeps_what_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::of(folder.path().join("media").to_str().unwrap());
    keeps_what_it_is_given(&Store::open(&place, &Bucket::default()).unwrap()).await;
}

#[tokio::test]
async fn memory_keeps_what_it_is_given() {
    keeps_what_it_is_given(&Store::in_memory()).await;
}

type Objects = Arc<Mutex<BTreeMap<String, Bytes>>>;

/// As much of S3 as is asked here; it takes any signature, and nothing without one.
async fn answer(State(objects): State<Objects>, request: Request) -> Response {
    let signed = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    if !signed.is_some_and(|value| value.starts_with("AWS4-HMAC-SHA256 Credential=key/")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let name = uri.path().trim_start_matches("/files").trim_start_matches('/').to_owned();
    let body = axum::body::to_bytes(request.into_body(), 1 << 20).await.unwrap();
    let mut objects = objects.lock().unwrap();
    let query = uri.query().unwrap_or_default();
    match method {
        Method::PUT => {
            objects.insert(name, body);
            [(header::ETAG, "\"1\"")].into_response()
        }
        Method::GET if query.contains("list-type=2") => {
            let asked =
                |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key).map(str::to_owned));
            let prefix = asked("prefix=").unwrap_or_default().replace("%2F", "/");
            let one = |(key, body): (&String, &Bytes)| {
                let size = body.len();
                format!(
                    "<Contents><Key>{key}</Key><Size>{size}</Size><LastModified>2026-01-01T00:00:00Z</LastModified>\
                     <ETag>1</ETag></Contents>"
                )
            };
            let found: String = objects.iter().filter(|(key, _)| key.starts_with(&prefix)).map(one).collect();
            let list =
                format!("<ListBucketResult><IsTruncated>false</IsTruncated>{found}</ListBucketResult>");
            ([(header::CONTENT_TYPE, "application/xml")], list).into_response()
        }
        Method::GET => match objects.get(&name) {
            Some(body) => {
                let told =
                    [(header::ETAG, "\"1\""), (header::LAST_MODIFIED, "Thu, 01 Jan 2026 00:00:00 GMT")];
                (told, body.clone()).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Method::DELETE => {
            objects.remove(&name);
            StatusCode::NO_CONTENT.into_response()
        }
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

#[tokio::test]
async fn a_bucket_keeps_what_it_is_given_below_its_prefix() {
    _ = rustls::crypto::ring::default_provider().install_default();
    let objects = Objects::default();
    let router = Router::new().fallback(answer).with_state(objects.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let bucket = Bucket {
        endpoint: Some(endpoint),
        region: Some("eu-central-1".into()),
        key: Some("key".into()),
        secret: Some(Secret::new("secret".into())),
    };
    let store = Store::open(&Place::of("s3://files/desk/one/"), &bucket).unwrap();
    keeps_what_it_is_given(&store).await;
    let left: Vec<_> = objects.lock().unwrap().keys().cloned().collect();
    assert!(left.len() == 1 && left[0].starts_with("desk/one/"), "{left:?}");
}

#[test]
fn a_place_is_a_bucket_or_a_folder() {
    let bucket = |bucket: &str, prefix: &str| Place::Bucket { bucket: bucket.into(), prefix: prefix.into() };
    assert_eq!(Place::of("s3://files"), bucket("files", ""));
    assert_eq!(Place::of("s3://files/a/b/"), bucket("files", "a/b"));
    assert_eq!(Place::of("/srv/media"), Place::Folder("/srv/media".into()));
}
