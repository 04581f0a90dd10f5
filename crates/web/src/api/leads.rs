//! `/api/v1/leads`: who may become a customer; and `/api/v1/messages/{id}/rights`: may a message be shown?

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use care::Tx;
use care::leads::{self, Change, Lead as Found, New, Stage, Wanted};
use care::rights::{self, Scope};
use kernel::{CaseId, LeadId, MessageId, PersonId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::error::{Fault, Problem};
use super::extract::{Asked, Caller, Named, Sent};
use super::schema::{self, Moment};
use crate::state::App;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, make)).routes(routes!(show, change)).routes(routes!(may))
}

/// Which leads.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Of this stage.
    #[param(value_type = Option<schema::LeadStage>)]
    stage: Option<Stage>,
    /// Of a campaign (`true`), or of none.
    campaign: Option<bool>,
}

/// Somebody who may become a customer.
#[derive(Serialize, ToSchema)]
pub struct Lead {
    /// The lead's id.
    #[schema(value_type = schema::LeadId)]
    id: LeadId,
    /// Its case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// The message that made it one.
    #[schema(value_type = schema::MessageId)]
    message: MessageId,
    /// Who.
    #[schema(value_type = schema::PersonId)]
    person: PersonId,
    /// How far it has come.
    #[schema(value_type = schema::LeadStage)]
    stage: Stage,
    /// Who looks after it.
    #[schema(value_type = schema::UserId)]
    owner: UserId,
    /// What they might buy.
    product: Option<String>,
    /// What it is worth, in hundredths of the brand's currency.
    value: Option<i64>,
    /// What the person agreed to; without it nothing leaves to the CRM.
    permission: Option<String>,
    /// The network.
    network: String,
    /// The campaign that brought it.
    campaign: Option<String>,
    /// Whose customer they are.
    competitor: Option<String>,
    /// What a colleague should know.
    note: Option<String>,
    /// When it was made.
    created_at: Moment,
    /// What the CRM calls it.
    crm_id: Option<String>,
}

impl From<Found> for Lead {
    fn from(lead: Found) -> Self {
        Self {
            id: lead.id,
            case: lead.case_id,
            message: lead.message_id,
            person: lead.person_id,
            stage: lead.stage,
            owner: lead.owner,
            product: lead.product,
            value: lead.amount,
            permission: lead.permission,
            network: lead.channel,
            campaign: lead.campaign,
            competitor: lead.competitor,
            note: lead.note,
            created_at: lead.created_at.into(),
            crm_id: lead.crm_id,
        }
    }
}

/// Leads, newest first, 2,000 at most.
#[derive(Serialize, ToSchema)]
pub struct Leads {
    /// Newest first.
    items: Vec<Lead>,
}

/// What makes a lead.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLead {
    /// Of which case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Who looks after it; a program has to say.
    #[schema(value_type = Option<schema::UserId>)]
    owner: Option<UserId>,
    /// What they might buy.
    product: Option<String>,
    /// What it is worth, in hundredths.
    value: Option<i64>,
    /// What the person agreed to.
    permission: Option<String>,
    /// The message in which they did.
    #[schema(value_type = Option<schema::MessageId>)]
    permission_message: Option<MessageId>,
    /// What a colleague should know.
    note: Option<String>,
}

/// What changes; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedLead {
    /// How far it has come.
    #[schema(value_type = Option<schema::LeadStage>)]
    stage: Option<Stage>,
    /// Who looks after it.
    #[schema(value_type = Option<schema::UserId>)]
    owner: Option<UserId>,
    /// What they might buy.
    product: Option<String>,
    /// What it is worth, in hundredths.
    value: Option<i64>,
    /// What the person agreed to.
    permission: Option<String>,
    /// What a colleague should know.
    note: Option<String>,
}

/// A lead that was made.
#[derive(Serialize, ToSchema)]
pub struct Made {
    /// Its id.
    #[schema(value_type = schema::LeadId)]
    id: LeadId,
}

/// Who may become a customer
#[utoipa::path(get, path = "/leads", tag = "leads", operation_id = "list_leads", params(Which),
    responses((status = 200, body = Leads, description = "The newest 2,000.")))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Asked(Which { stage, campaign }): Asked<Which>,
) -> Result<Json<Leads>, Fault> {
    let wanted = Wanted { stage, campaign, owner: None };
    let found = app.read(async move |tx: &mut Tx| leads::list(tx, &caller.ctx, &wanted).await).await?;
    Ok(Json(Leads { items: found.into_iter().map(Lead::from).collect() }))
}

/// Make a lead of a case
#[utoipa::path(post, path = "/leads", tag = "leads", operation_id = "make_lead", request_body = NewLead,
    responses(
        (status = 201, body = Made, description = "It is a lead; the CRM is told if there is a permission."),
        (status = 422, body = Problem, description = "It is one already, or a field can't be taken."),
    ))]
pub async fn make(
    State(app): State<App>,
    caller: Caller,
    Sent(new): Sent<NewLead>,
) -> Result<(StatusCode, Json<Made>), Fault> {
    let (brand, case) = (app.brand(), new.case);
    let new = New {
        message: None,
        product: new.product,
        owner: new.owner,
        amount: new.value,
        permission: new.permission,
        permission_message: new.permission_message,
        note: new.note,
    };
    let make = async move |tx: &mut Tx| leads::make(tx, &caller.ctx, &brand, case, new.clone()).await;
    Ok((StatusCode::CREATED, Json(Made { id: app.write(make).await? })))
}

/// One lead
#[utoipa::path(get, path = "/leads/{id}", tag = "leads", operation_id = "show_lead",
    params(("id" = schema::LeadId, Path)), responses((status = 200, body = Lead, description = "As it stands.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<LeadId>,
) -> Result<Json<Lead>, Fault> {
    let found = app.read(async move |tx: &mut Tx| leads::get(tx, &caller.ctx, id).await).await?;
    Ok(Json(found.into()))
}

/// Change a lead
#[utoipa::path(patch, path = "/leads/{id}", tag = "leads", operation_id = "change_lead",
    params(("id" = schema::LeadId, Path)), request_body = ChangedLead,
    responses(
        (status = 204, description = "It is changed; the CRM is told if there is a permission."),
        (status = 422, body = Problem, description = "A field can't be taken."),
    ))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<LeadId>,
    Sent(changed): Sent<ChangedLead>,
) -> Result<StatusCode, Fault> {
    let change = Change {
        stage: changed.stage,
        product: changed.product,
        owner: changed.owner,
        amount: changed.value,
        permission: changed.permission,
        permission_message: None,
        note: changed.note,
    };
    let keep = async move |tx: &mut Tx| leads::change(tx, &caller.ctx, id, change.clone()).await;
    app.write(keep).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For what a message is wanted.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Use {
    /// On our own pages, unpaid (`organic`), or in advertising (`paid`).
    #[param(value_type = schema::RightsScope, inline)]
    scope: Scope,
}

/// Whether a message may be shown.
#[derive(Serialize, ToSchema)]
pub struct May {
    /// Whether it may.
    allowed: bool,
    /// Why not, and what to do next.
    why: Option<String>,
    /// The author's own message that says yes.
    #[schema(value_type = Option<schema::MessageId>)]
    evidence: Option<MessageId>,
    /// Until when it holds.
    until: Option<Moment>,
    /// The words that have to stand beside it, once it was shown.
    credit: Option<String>,
}

/// May we show what somebody made?
///
/// For programs that schedule posts and buy advertising: ask it at the moment of use, because a yes can be taken back.
#[utoipa::path(get, path = "/messages/{id}/rights", tag = "leads", operation_id = "may_show",
    params(("id" = schema::MessageId, Path), Use),
    responses((status = 200, body = May, description = "Whether it may be shown for this.")))]
pub async fn may(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<MessageId>,
    Asked(Use { scope }): Asked<Use>,
) -> Result<Json<May>, Fault> {
    let now = caller.ctx.now();
    let read = async move |tx: &mut Tx| rights::of_messages(tx, &caller.ctx, &[id]).await;
    let asked = app.read(read).await?.into_iter().next();
    let allowed = rights::may_use(asked.as_ref(), scope, now);
    Ok(Json(May {
        allowed: allowed.is_ok(),
        why: allowed.err().map(|bar| bar.to_string()),
        evidence: asked.as_ref().and_then(|asked| asked.evidence),
        until: asked.as_ref().and_then(|asked| asked.until).map(Moment::from),
        credit: asked.and_then(|asked| asked.credit),
    }))
}
