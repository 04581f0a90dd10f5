//! Every URL of the product, in one place.

use std::any::Any;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;

use crate::state::App;
use crate::{
    api, appointment, approvals, assets, auth, bulk, calls, channels, chat, checks, clocks, complaints, desk,
    engage, errors, handover, hooks, install, kit, knowledge, l10n, leads, login, macros, mails, media,
    notifications, ownership, people, picks, pivots, problems, sandbox, search, settings, signatures, team,
    trace, triage, views, wallboard, why, wrap_up,
};

/// What pages may load: our own scripts and styles, nothing inline, nobody else's.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; font-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; \
    base-uri 'none'; manifest-src 'self'";
/// The longest that a request may take; live events excepted.
const PATIENCE: Duration = Duration::from_secs(30);

/// All routes.
pub fn router(app: App) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let ctx = app.ctx.clone();
    let compress = SizeAbove::new(512).and(NotForContentType::new("text/event-stream"));
    let guarded = Router::new()
        .merge(desk::handlers::router())
        .merge(approvals::handlers::routes())
        .merge(calls::handlers::routes())
        .merge(bulk::handlers::routes())
        .merge(views::handlers::routes())
        .merge(chat::settings::routes())
        .merge(checks::handlers::routes())
        .merge(clocks::handlers::routes())
        .merge(engage::handlers::routes())
        .merge(engage::settings::routes())
        .merge(complaints::handlers::routes())
        .merge(wrap_up::handlers::routes())
        .merge(handover::handlers::routes())
        .merge(leads::handlers::routes())
        .merge(knowledge::handlers::routes())
        .merge(login::handlers::routes())
        .merge(macros::handlers::routes())
        .merge(media::routes())
        .merge(mails::routes())
        .merge(notifications::handlers::routes())
        .merge(ownership::handlers::routes())
        .merge(people::handlers::routes())
        .merge(pivots::handlers::routes())
        .merge(picks::handlers::routes())
        .merge(problems::handlers::routes())
        .merge(sandbox::handlers::routes())
        .merge(search::handlers::routes())
        .merge(channels::handlers::routes())
        .merge(settings::handlers::routes())
        .merge(signatures::routes())
        .merge(settings::me::handlers::routes())
        .merge(team::handlers::routes())
        .merge(trace::handlers::routes())
        .merge(triage::handlers::routes())
        .merge(wallboard::handlers::routes())
        .merge(why::handlers::routes())
        .layer(middleware::from_fn_with_state(app.clone(), auth::guard));
    Router::new()
        .merge(guarded)
        .merge(login::handlers::open())
        .merge(appointment::handlers::open())
        .merge(channels::handlers::open())
        .merge(install::routes())
        .merge(kit::routes().layer(middleware::from_fn_with_state(app.clone(), kit::let_in)))
        .layer(header(header::CACHE_CONTROL, "no-store"))
        .merge(api::router())
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .merge(desk::handlers::uploads(&app))
        .merge(desk::handlers::live())
        .merge(sandbox::handlers::live())
        .merge(wallboard::handlers::live())
        .merge(engage::handlers::live())
        .fallback(errors::nowhere)
        .layer(middleware::from_fn(errors::in_full))
        .layer(middleware::from_fn_with_state(app.clone(), l10n::speak))
        .merge(hooks::router())
        .merge(chat::open())
        .merge(assets::routes())
        .layer(CatchPanicLayer::custom(move |panic: Box<dyn Any + Send>| errors::broken(&ctx, &*panic)))
        .layer(middleware::from_fn(errors::in_short))
        .layer(CompressionLayer::new().compress_when(compress))
        .layer(header(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        .layer(header(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(header(
            HeaderName::from_static("permissions-policy"),
            "camera=(), microphone=(), geolocation=()",
        ))
        .with_state(app)
}
