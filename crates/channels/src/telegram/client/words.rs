//! Telegram's reasons, in plain words.

use crate::clean;

const REASON_MAX: usize = 500;

/// What Telegram's sentences mean, by how they begin behind `Bad Request: ` and the like.
const KNOWN: [(&str, &str); 17] = [
    (
        "bot was blocked by the user",
        "this person has blocked the bot; nothing reaches them until they unblock it",
    ),
    ("user is deactivated", "this person's Telegram account was deleted"),
    (
        "bot can't initiate conversation",
        "this person has never started a chat with the bot, and only they can",
    ),
    ("bot was kicked", "the bot was removed from this group"),
    ("bot is not a member", "the bot is not a member of this group"),
    ("not enough rights", "the bot may not write in this group"),
    ("have no rights to send", "the bot may not write in this group"),
    ("chat not found", "Telegram knows no such chat, or the bot was never in it"),
    ("private chat not found", "Telegram knows no such chat, or the bot was never in it"),
    ("message thread not found", "this topic does not exist any more"),
    ("message to be replied not found", "the message that this answers was deleted"),
    ("message to delete not found", "this message is gone already"),
    ("message can't be deleted", "Telegram lets a bot delete its words only in the first 48 hours"),
    ("message is too long", "this is too long for Telegram"),
    ("file is too big", "this file is larger than Telegram gives to bots (20 MB)"),
    (
        "BUSINESS_PEER_INVALID",
        "the business account may not write to this person through the bot: Telegram allows it only within 24 hours of \
         their last words, and only while the account lets the bot answer",
    ),
    ("business connection not found", "the business account has disconnected the bot"),
];

/// What a server said, without the token, whatever it was.
pub(super) fn clean(description: &str, token: &str) -> String {
    let said = if token.is_empty() { description.to_owned() } else { description.replace(token, "…") };
    clean::text(&said).chars().take(REASON_MAX).collect()
}

/// Why, for whoever reads it.
pub(super) fn plain(code: u16, description: &str) -> String {
    let said = without_class(description);
    let known = KNOWN.iter().find(|(begin, _)| said.starts_with(begin));
    match (code, known) {
        (_, Some((_, plain))) => (*plain).to_owned(),
        (401 | 404, None) => {
            "Telegram does not accept the bot's token any more; get a new one from @BotFather and enter it"
                .into()
        }
        (429, None) => "Telegram takes no more messages for a while".into(),
        _ if said.is_empty() => format!("Telegram answered {code} without a reason"),
        _ => format!("Telegram: {said}"),
    }
}

/// `Bad Request: chat not found` → `chat not found`.
pub(super) fn without_class(description: &str) -> &str {
    let classes = ["Bad Request: ", "Forbidden: ", "Conflict: ", "Unauthorized: ", "Not Found: "];
    classes.into_iter().find_map(|class| description.strip_prefix(class)).unwrap_or(description)
}
