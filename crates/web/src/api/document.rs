//! What the description says besides the handlers: title, tags, the token, and what any request may answer.

use utoipa::openapi::path::{HttpMethod, Operation, Parameter, ParameterIn, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, ContentBuilder, OpenApi, Ref, RefOr, ResponseBuilder};
use utoipa::{OpenApi as _, ToSchema};

use super::error::Problem;

const TOKEN: &str = "token";

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Commonground",
        description = "Cases, people, queues and answers of one brand.\n\n\
            Make a token with `commonground token create --name NAME --role ROLE` and send it as \
            `Authorization: Bearer cgt_…`. A viewer reads; an agent answers, resolves and assigns; a lead acts on \
            what others hold and retries what failed; an administrator may do all of it.\n\n\
            Ids carry a prefix that says of what (`case_…`, `per_…`); moments are RFC 3339. A list gives `items` \
            and, while there is more, `next`: send it as `after` to get the page behind it. An error is JSON \
            with a stable `code` and a `message` for people.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    tags(
        (name = "cases", description = "One issue of one person each, with all that was said"),
        (name = "views", description = "Which cases, in which order, as people save them"),
        (name = "bulk", description = "One order for many cases, and what became of each"),
        (name = "approvals", description = "Words that wait for somebody's agreement"),
        (name = "complaints", description = "The register of complaints"),
        (name = "consults", description = "Questions to other teams"),
        (name = "pivots", description = "Going on in private, by e-mail or on the telephone, and the last public word"),
        (name = "calls", description = "Calls that are to be made"),
        (name = "promises", description = "What was promised, and whether it was done in time"),
        (name = "staff", description = "Who works now, and what they can do"),
        (name = "people", description = "Who writes to the brand"),
        (name = "queues", description = "Where cases wait"),
        (name = "sends", description = "The brand's words on their way out"),
        (name = "deliveries", description = "What the networks delivered and could not be read"),
        (name = "channels", description = "The brand's accounts on the networks, and how far behind each is"),
        (name = "leads", description = "Who may become a customer, and what may be shown"),
        (name = "search", description = "Everything, by words and operators"),
        (name = "macros", description = "Words that are ready to be sent, and what the brand knows"),
        (name = "ownership", description = "Who owns what: versions of the model, and what they decide"),
        (name = "triage", description = "What was read in messages, and what was learnt from corrections"),
        (name = "traces", description = "One message's life, told in order"),
        (name = "token", description = "Who is asking"),
        (name = "health", description = "Whether the node lives and can work; needs no token"),
    ),
    components(schemas(Problem)),
    security(("token" = []))
)]
struct Base;

/// The description before any handler.
pub fn base() -> OpenApi {
    let mut base = Base::openapi();
    let scheme = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .bearer_format("cgt_…")
        .description(Some("A token of the API."))
        .build();
    base.components
        .get_or_insert_with(Components::new)
        .add_security_scheme(TOKEN, SecurityScheme::Http(scheme));
    base
}

/// Writes to every operation what it may answer by the rules of the API, so that no handler has to repeat it.
pub fn complete(description: &mut OpenApi) {
    for (path, item) in &mut description.paths.paths {
        let named = path.contains('{');
        for (method, operation) in operations(item) {
            if operation.security.is_some() {
                continue; // It says itself that it asks for no token, and so nothing below concerns it.
            }
            may_answer(operation, "401", "No token, or one that has ended.");
            if method != HttpMethod::Get {
                may_answer(operation, "403", "The token's role does not reach; `needs` says which does.");
            }
            if named {
                may_answer(operation, "404", "This brand has no such thing.");
            }
            if operation.request_body.is_some() {
                may_answer(operation, "400", "The body is not JSON.");
                may_answer(operation, "413", "The body is longer than 64 kB.");
                may_answer(operation, "415", "The body does not say that it is `application/json`.");
            }
            if operation.parameters.iter().flatten().any(asked) || operation.request_body.is_some() {
                may_answer(
                    operation,
                    "422",
                    "What was sent makes no sense; the message says what to change.",
                );
            }
            may_answer(operation, "503", "The database can't do this now; try again in a moment.");
        }
    }
}

/// The operations of a path that this API has any of.
fn operations(item: &mut PathItem) -> impl Iterator<Item = (HttpMethod, &mut Operation)> {
    [
        (HttpMethod::Get, &mut item.get),
        (HttpMethod::Put, &mut item.put),
        (HttpMethod::Post, &mut item.post),
        (HttpMethod::Delete, &mut item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}

/// Whether it stands behind the question mark.
fn asked(parameter: &RefOr<Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query)
}

/// Adds an answer, unless the handler has described it better.
fn may_answer(operation: &mut Operation, status: &str, description: &str) {
    operation.responses.responses.entry(status.to_owned()).or_insert_with(|| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
        ResponseBuilder::new().description(description).content("application/json", content).build().into()
    });
}
