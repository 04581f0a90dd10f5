//! Whether the account works, and how Telegram reaches us.

use kernel::{Instant, Millis, Secret};
use serde_json::{Value, json};

use super::super::wire::{User, WebhookInfo};
use super::super::{polls, sign};
use super::{Payload, Said, ask, words};
use crate::clean;
use crate::contract::{Credentials, Standing, Trouble, Us};
use crate::line::Line;

/// What we want to be told; Telegram remembers it.
pub(super) const UPDATES: [&str; 8] = [
    "message",
    "edited_message",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "my_chat_member",
];
/// The name of Telegram's right to hear a whole group, and not only what is said to the bot.
const WHOLE_GROUPS: &str = "can_read_all_group_messages";
/// For how long a call that failed is worth telling.
const LATELY: Millis = Millis::hours(1);

/// Who the bot is; see [`crate::Network::check`].
pub(in super::super) async fn check(line: &Line, credentials: &Credentials) -> Result<Standing, Trouble> {
    let me: User = want(line, credentials, "getMe", &json!({})).await?;
    let hook: WebhookInfo = want(line, credentials, "getWebhookInfo", &json!({})).await?;
    let mut lacks = Vec::new();
    if !me.can_read_all_group_messages {
        lacks.push(WHOLE_GROUPS.to_owned());
    }
    if polls(&credentials.us) && !hook.url.is_empty() {
        lacks.push("deleteWebhook".to_owned());
    }
    // Telegram keeps its last complaint for ever.
    let complained = hook.last_error_date.map(Instant::from_seconds);
    let lately = complained.is_some_and(|at| line.now().since(at) < LATELY);
    if let Some(error) = hook.last_error_message.filter(|_| lately) {
        lacks.push(words::clean(&error, super::token(credentials).unwrap_or_default()));
    }
    let id = me.id.to_string();
    let handle = me.username.as_deref().map(clean::handle).filter(|handle| !handle.is_empty());
    Ok(Standing {
        us: Us {
            handle: handle.unwrap_or_else(|| id.clone()),
            external_id: id,
            settings: credentials.us.settings.clone(),
        },
        name: clean::name(&me.first_name),
        secrets: None,
        lacks,
    })
}

/// Sets the hook, or takes it away where the bot asks by itself; see [`crate::Network::subscribe`].
pub(in super::super) async fn subscribe(
    line: &Line,
    credentials: &Credentials,
    hook: &str,
    secret: &Secret<Vec<u8>>,
) -> Result<(), Trouble> {
    let (method, body) = if polls(&credentials.us) {
        ("deleteWebhook", json!({"drop_pending_updates": false}))
    } else {
        let word = sign::word(secret);
        ("setWebhook", json!({"url": hook, "secret_token": word, "allowed_updates": UPDATES}))
    };
    match ask::<Value>(line, credentials, method, Payload::Json(&body)).await? {
        Said::Yes(_) => Ok(()),
        // Ours is the only thing that can be wrong with the request: the address that Telegram shall call.
        Said::No(no) if no.code == 400 => Err(Trouble::Wrong { field: "hook", reason: no.reason }),
        Said::No(no) => Err(no.into()),
    }
}

async fn want<T: serde::de::DeserializeOwned>(
    line: &Line,
    credentials: &Credentials,
    method: &str,
    body: &Value,
) -> Result<T, Trouble> {
    match ask(line, credentials, method, Payload::Json(body)).await? {
        Said::Yes(result) => Ok(result),
        Said::No(no) => Err(no.into()),
    }
}
