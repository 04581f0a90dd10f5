//! The requests to the servers, and what each answer means for words on their way.
//!
//! Each piece of work opens its own connection and closes it; only [`listen`] keeps one.

mod history;
mod imap;
pub(super) mod login;
mod oauth;
mod smtp;
mod wire;

use bytes::Bytes;
use kernel::Millis;

use super::address::Ours;
use super::list::Value;
use super::place::Place;
use super::{ids, parse, render};
use crate::contract::{
    Attachment, Credentials, Ears, Found, Heard, Outgoing, SendOutcome, Standing, Trouble, Us,
};
use crate::line::Line;
pub(super) use history::history;
pub(super) use oauth::{authorise, authorised, renew};

use imap::Session;
use login::{Key, Login};
use wire::{Broken, Server};

/// The most folders that are read.
const FOLDERS_MAX: usize = 20;

/// Where the mail that was sent can be seen again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Copies {
    /// The server keeps a copy of what it took: Gmail and Microsoft do.
    Server,
    /// We put one into the folder of sent mails.
    Append,
    /// One more goes to the mailbox itself.
    Myself,
}

fn copies(us: &Us) -> Result<Copies, Broken> {
    match us.setting("copies") {
        Some("server") => Ok(Copies::Server),
        None | Some("append") => Ok(Copies::Append),
        Some("self") => Ok(Copies::Myself),
        Some(_) => {
            Err(Broken::Wrong { field: "copies", reason: "it is one of: server, append, self".into() })
        }
    }
}

/// Opens the mailbox.
async fn open(line: &Line, credentials: &Credentials) -> Result<Session, Trouble> {
    let server = Server::of(&credentials.base_url, "base_url", &credentials.us)?.within(line.reach());
    Session::open(&server, &Login::of(credentials)).await
}

fn submission(line: &Line, credentials: &Credentials) -> Result<Server, Broken> {
    let address = credentials.us.setting("smtp").unwrap_or_default();
    Ok(Server::of(address, "smtp", &credentials.us)?.within(line.reach()))
}

/// The folders that are read, and which one holds what was sent, that one last.
async fn folders(
    session: &mut Session,
    credentials: &Credentials,
) -> Result<(Vec<String>, Option<String>), Trouble> {
    let us = &credentials.us;
    let sent = match us.setting("sent") {
        Some(sent) => Some(sent.to_owned()),
        None => session.folders().await?.into_iter().find(|folder| folder.is_sent).map(|folder| folder.name),
    };
    let named = us.setting("folders").unwrap_or("INBOX").split(',').map(str::trim);
    let mut all: Vec<String> = Vec::new();
    for name in named.filter(|name| !name.is_empty()).chain(sent.as_deref()).take(FOLDERS_MAX) {
        if !all.iter().any(|one| one == name) {
            all.push(name.to_owned());
        }
    }
    Ok((all, sent))
}

/// Sends; see [`crate::Network::send`].
pub(super) async fn send(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> SendOutcome {
    match try_send(line, credentials, outgoing).await {
        Ok(sent) | Err(sent) => sent,
    }
}

async fn try_send(
    line: &Line,
    credentials: &Credentials,
    outgoing: &Outgoing,
) -> Result<SendOutcome, SendOutcome> {
    let draft = render::draft(&credentials.us, outgoing)
        .map_err(|error| SendOutcome::Refused { reason: error.to_string() })?;
    let mut files = Vec::new();
    for file in &outgoing.media {
        let bytes = line.open(&file.key).await.map_err(|reason| SendOutcome::Refused { reason })?;
        files.push((file, bytes));
    }
    let mail = render::write(&draft, line.now(), &files);
    let copies = copies(&credentials.us)?;
    let server = submission(line, credentials)?;
    let name = smtp::name_of(&draft.from);
    let mut session = smtp::Session::open(&server, &Login::of(credentials), name).await?;
    let envelope_id = draft.message_id.split('@').next().unwrap_or_default();
    let letter = smtp::Letter {
        from: &draft.from,
        to: &draft.to,
        copy: (copies == Copies::Myself).then_some(draft.from.as_str()),
        envelope_id,
        mail: &mail,
    };
    session.submit(&letter).await?;
    session.close().await;
    if copies == Copies::Append
        && let Err(trouble) = keep(line, credentials, &mail).await
    {
        // The mail is on its way whether or not a copy of it is kept.
        tracing::warn!(reason = %trouble, "a mail was sent, and no copy of it could be kept in the mailbox");
    }
    Ok(SendOutcome::Sent { provider_id: draft.message_id, thread: draft.thread })
}

/// Puts a copy of what was sent where sent mails lie.
async fn keep(line: &Line, credentials: &Credentials, mail: &[u8]) -> Result<(), Trouble> {
    let mut session = open(line, credentials).await?;
    if let Some(sent) = folders(&mut session, credentials).await?.1 {
        session.append(&sent, mail).await?;
    }
    session.close().await;
    Ok(())
}

/// Looks for our words by their Message-ID; see [`crate::Network::find`].
pub(super) async fn find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Found {
    match try_find(line, credentials, outgoing).await {
        Ok(found) => found,
        Err(trouble) => Found::CannotSay { reason: trouble.to_string() },
    }
}

async fn try_find(line: &Line, credentials: &Credentials, outgoing: &Outgoing) -> Result<Found, Trouble> {
    let us = &credentials.us;
    let thread = ids::thread_of_ours(outgoing.thread.as_deref(), &outgoing.effect_key);
    let id = ids::ours(&thread, &outgoing.effect_key, Ours::of(us).domain());
    let mut session = open(line, credentials).await?;
    let (folders, sent) = folders(&mut session, credentials).await?;
    for folder in folders.iter().rev() {
        if session.standing(folder).await?.is_none() {
            continue;
        }
        session.examine(folder).await?;
        if !session.search(&format!("HEADER Message-ID \"{id}\"")).await?.is_empty() {
            session.close().await;
            return Ok(Found::Yes { provider_id: id, thread });
        }
    }
    session.close().await;
    // Only a server that keeps what it takes proves by its silence that it took nothing.
    if copies(us)? == Copies::Server && sent.is_some() {
        return Ok(Found::No);
    }
    Ok(Found::CannotSay { reason: "the mailbox holds no copy of it, and that proves nothing".into() })
}

/// Whether the account works; see [`crate::Network::check`].
pub(super) async fn check(line: &Line, credentials: &Credentials) -> Result<Standing, Trouble> {
    let us = &credentials.us;
    let ours = Ours::of(us);
    if ours.main.is_empty() {
        return Err(Trouble::Wrong { field: "address", reason: "this is no address".into() });
    }
    let copies = copies(us)?;
    let mut session = open(line, credentials).await?;
    let (folders, sent) = folders(&mut session, credentials).await?;
    for folder in &folders {
        if session.standing(folder).await?.is_none() {
            let reason = format!("there is no folder {folder} in the mailbox");
            return Err(Trouble::Wrong { field: "folders", reason });
        }
    }
    let mut lacks: Vec<String> =
        ["IDLE", "CONDSTORE"].into_iter().filter(|what| !session.can(what)).map(str::to_owned).collect();
    if sent.is_none() {
        lacks.push("a folder of sent mails".to_owned());
    }
    session.close().await;
    let login = Login::of(credentials);
    let server = submission(line, credentials)?;
    smtp::Session::open(&server, &login, smtp::name_of(&ours.main)).await?.close().await;
    if copies == Copies::Append && matches!(login.key, Key::None) {
        lacks.push("a login".to_owned());
    }
    let mut settings = us.settings.clone();
    settings.insert("address".into(), ours.main.clone());
    if let Some(sent) = sent {
        settings.insert("sent".into(), sent);
    }
    let name = us.setting("name").unwrap_or(&ours.main).to_owned();
    let us = Us { external_id: ours.main.clone(), handle: ours.main, settings };
    Ok(Standing { us, name, secrets: None, lacks })
}

/// Listens; see [`crate::Network::listen`]. Only the first folder is heard; the others wait for the history's turn.
pub(super) async fn listen(line: &Line, credentials: &Credentials, ears: &Ears) -> Trouble {
    let listening = async {
        let mut session = open(line, credentials).await?;
        let (folders, _) = folders(&mut session, credentials).await?;
        session.examine(folders.first().map_or("INBOX", String::as_str)).await?;
        loop {
            // Also at the beginning: what came while nobody listened makes no sound.
            if ears.send(Heard::Look).await.is_err() {
                return Err(Trouble::Later { wait: Millis(0), reason: "nobody listens any more".into() });
            }
            session.wait().await?;
        }
    };
    let ended: Result<std::convert::Infallible, Trouble> = listening.await;
    match ended {
        Ok(never) => match never {},
        Err(trouble) => trouble,
    }
}

/// Fetches a part of a mail; see [`crate::Network::fetch`].
pub(super) async fn fetch(
    line: &Line,
    credentials: &Credentials,
    attachment: &Attachment,
    most: u64,
) -> Result<Bytes, Trouble> {
    let gone = |reason: &str| Trouble::Later { wait: Millis::days(1), reason: reason.to_owned() };
    let place = Place::of_words(&attachment.url).ok_or_else(|| gone("this names no part of a mail"))?;
    let mut session = open(line, credentials).await?;
    if session.examine(&place.folder).await? != place.uidvalidity {
        return Err(gone("the folder was made anew; the mail has another number now"));
    }
    let (headers, section) = match place.section.as_str() {
        "TEXT" => ("HEADER".to_owned(), "TEXT".to_owned()),
        number => (format!("{number}.MIME"), number.to_owned()),
    };
    // In base64 four bytes and some line ends stand for three.
    let coded = most.saturating_mul(3) / 2 + 1_024;
    let what =
        format!("UID BODY.PEEK[{headers}] BODY.PEEK[{section}]<0.{}>", coded.min(u64::from(u32::MAX >> 1)));
    let fetched = session.fetch(&[place.uid], &what).await?;
    session.close().await;
    let Some((_, items)) = fetched.into_iter().next() else {
        return Err(gone("the mail is not there any more"));
    };
    let piece = |is_content: bool| {
        items.list().chunks_exact(2).find_map(|pair| {
            let name = pair[0].text()?.to_ascii_uppercase();
            let inside = name.strip_prefix("BODY[")?.split(']').next()?.to_owned();
            match &pair[1] {
                Value::Text(bytes) if (inside == section) == is_content => Some(bytes.as_slice()),
                _ => None,
            }
        })
    };
    let part = [piece(false).unwrap_or_default(), piece(true).unwrap_or_default()].concat();
    let content = parse::content_of(&part).ok_or_else(|| gone("this part of the mail can't be read"))?;
    if content.len() as u64 > most {
        return Err(gone(&format!("it has more than {most} bytes")));
    }
    Ok(content.into())
}
