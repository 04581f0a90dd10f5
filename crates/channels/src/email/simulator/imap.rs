//! A mailbox server, as much of it as a client sees.

use std::io::Result;

use super::state::{Folder, Stored};
use super::talk::Talk;
use super::{Options, Shared};
use crate::email::list::{self, Value};

pub(super) async fn serve(shared: &Shared, mut talk: Talk) -> Result<()> {
    talk.say("* OK [CAPABILITY IMAP4rev1] ready").await?;
    let (mut user, mut open) = (None::<String>, None::<String>);
    loop {
        let (line, literal) = command(&mut talk).await?;
        let mut words = list::values(line.as_bytes(), literal.into_iter().collect()).into_iter();
        let tag = words.next().and_then(|tag| tag.text()).unwrap_or_default();
        let verb = words.next().and_then(|verb| verb.text()).unwrap_or_default().to_ascii_uppercase();
        let rest: Vec<Value> = words.collect();
        let word = |n: usize| rest.get(n).and_then(Value::text).unwrap_or_default();
        let folder = list::folder_from_the_wire(&word(0));
        let known = user.is_some();
        let throttled = shared.state().faults.limited.is_some();
        let end = match (verb.as_str(), &user) {
            ("CAPABILITY", _) => {
                let all = capabilities(&shared.options, talk.offers_tls(), known);
                talk.say(&format!("* CAPABILITY {all}")).await?;
                "OK done".to_owned()
            }
            ("LOGOUT", _) => {
                talk.say("* BYE").await?;
                return talk.say(&format!("{tag} OK done")).await;
            }
            ("STARTTLS", _) if talk.offers_tls() => {
                talk.say(&format!("{tag} OK go ahead")).await?;
                talk = talk.encrypt().await?;
                continue;
            }
            ("AUTHENTICATE", None) => {
                talk.say("+ ").await?;
                let answer = talk.line().await?;
                match shared.logged_in(Some(&word(0)), Some(&answer)) {
                    Ok(who) => {
                        user = Some(who);
                        "OK logged in".into()
                    }
                    Err(why) => {
                        if word(0) == "XOAUTH2" {
                            use base64::Engine;
                            let why = base64::engine::general_purpose::STANDARD.encode(why);
                            talk.say(&format!("+ {why}")).await?;
                            talk.line().await?;
                        }
                        "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)".into()
                    }
                }
            }
            ("NOOP", _) => {
                if let Some(name) = &open {
                    let count = shared.count(user.as_deref().unwrap_or_default(), name);
                    talk.say(&format!("* {count} EXISTS")).await?;
                }
                "OK done".into()
            }
            (_, None) => "NO [AUTHORIZATIONFAILED] log in first".into(),
            _ if throttled => "NO [THROTTLED] too many requests".into(),
            ("LIST", Some(user)) => {
                let lines = shared
                    .with(user, |mailbox| mailbox.0.iter().map(listed).collect::<Vec<_>>().join("\r\n"));
                talk.say(&lines).await?;
                "OK done".into()
            }
            ("STATUS", Some(user)) => {
                match shared.with(user, |mailbox| {
                    mailbox.folder(&folder).map(|f| status(f, shared.options.condstore))
                }) {
                    Some(status) => {
                        talk.say(&status).await?;
                        "OK done".into()
                    }
                    None => "NO [NONEXISTENT] no such folder".into(),
                }
            }
            ("EXAMINE" | "SELECT", Some(user)) => {
                match shared.with(user, |mailbox| mailbox.folder(&folder).map(|f| opened(f))) {
                    Some(said) => {
                        open = Some(folder);
                        talk.say(&said).await?;
                        "OK [READ-ONLY] done".into()
                    }
                    None => "NO [NONEXISTENT] no such folder".into(),
                }
            }
            ("APPEND", Some(user)) => {
                let mail = rest.iter().rev().find_map(|value| match value {
                    Value::Text(mail) => Some(mail.clone()),
                    Value::List(_) | Value::Nil => None,
                });
                let now = shared.now();
                let put = shared.with(user, |mailbox| {
                    mailbox.folder(&folder).map(|f| f.put(mail.unwrap_or_default().into(), now, true))
                });
                if put.is_some() { "OK appended".into() } else { "NO [TRYCREATE] no such folder".into() }
            }
            ("UID", Some(user)) => {
                let Some(open) = &open else {
                    talk.say(&format!("{tag} BAD no folder is open")).await?;
                    continue;
                };
                let reversed = shared.state().faults.disorder;
                let said = shared.with(user, |mailbox| {
                    let folder = mailbox.folder(open)?;
                    match word(0).to_ascii_uppercase().as_str() {
                        "SEARCH" => Some(vec![search(folder, &rest[1..])]),
                        "FETCH" => Some(fetch(folder, &word(1), rest.get(2)?, reversed)),
                        _ => None,
                    }
                });
                match said {
                    Some(said) => {
                        for bytes in said {
                            talk.write(&bytes).await?;
                        }
                        "OK done".into()
                    }
                    None => "BAD what?".into(),
                }
            }
            ("IDLE", Some(user)) if shared.options.idle => match &open {
                Some(open) => idle(shared, &mut talk, user, open).await?,
                None => "BAD no folder is open".into(),
            },
            _ => "BAD what?".into(),
        };
        talk.say(&format!("{tag} {end}")).await?;
    }
}

/// A command, with its literal if it has one.
async fn command(talk: &mut Talk) -> Result<(String, Option<Vec<u8>>)> {
    let line = talk.line().await?;
    let count =
        line.strip_suffix('}').and_then(|line| line.rsplit_once('{')).and_then(|(_, n)| n.parse().ok());
    let Some(count) = count else { return Ok((line, None)) };
    talk.say("+ go ahead").await?;
    let literal = talk.exact(count).await?;
    talk.line().await?;
    Ok((line, Some(literal)))
}

async fn idle(shared: &Shared, talk: &mut Talk, user: &str, open: &str) -> Result<String> {
    let mut changes = shared.changes.subscribe();
    talk.say("+ idling").await?;
    let mut before = shared.count(user, open);
    loop {
        tokio::select! {
            line = talk.line() => {
                line?;
                return Ok("OK done".into());
            }
            _ = changes.changed() => {
                let (silent, garbage) = {
                    let state = shared.state();
                    (state.faults.silent, state.faults.garbage)
                };
                let count = shared.count(user, open);
                if garbage {
                    talk.write(b"* \xff\x00((( EXISTS\r\n* 1 FETCH (UID\r\n").await?;
                } else if count != before && !silent {
                    talk.say(&format!("* {count} EXISTS")).await?;
                }
                before = count;
            }
        }
    }
}

fn capabilities(options: &Options, tls: bool, known: bool) -> String {
    let mut all = vec!["IMAP4rev1", "UIDPLUS", "SPECIAL-USE", "LITERAL+"];
    if options.idle {
        all.push("IDLE");
    }
    if options.condstore {
        all.push("CONDSTORE");
    }
    if tls {
        all.extend(["STARTTLS", "LOGINDISABLED"]);
    } else if !known {
        all.extend(["AUTH=PLAIN", "AUTH=XOAUTH2"]);
    }
    all.join(" ")
}

fn listed(folder: &Folder) -> String {
    let flags = if folder.is_sent { "\\HasNoChildren \\Sent" } else { "\\HasNoChildren" };
    format!("* LIST ({flags}) \"/\" {}", list::quoted(&list::folder_on_the_wire(&folder.name)))
}

fn status(folder: &Folder, condstore: bool) -> String {
    let Folder { uidvalidity, uidnext, modseq, .. } = folder;
    let name = list::quoted(&list::folder_on_the_wire(&folder.name));
    let modseq = if condstore { format!(" HIGHESTMODSEQ {modseq}") } else { String::new() };
    format!("* STATUS {name} (UIDVALIDITY {uidvalidity} UIDNEXT {uidnext}{modseq})")
}

fn opened(folder: &Folder) -> String {
    let Folder { uidvalidity, uidnext, mails, .. } = folder;
    let count = mails.len();
    format!("* {count} EXISTS\r\n* OK [UIDVALIDITY {uidvalidity}] here\r\n* OK [UIDNEXT {uidnext}] next")
}

/// `UID n:*`, `SINCE date`, `HEADER name value`. With `n:*` the last mail is named even if its number is below n.
fn search(folder: &Folder, what: &[Value]) -> Vec<u8> {
    let word = |n: usize| what.get(n).and_then(Value::text).unwrap_or_default();
    let first: u32 = word(1).split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let last = folder.mails.last().map(|mail| mail.uid);
    let since = jiff::fmt::strtime::parse("%d-%b-%Y", word(1)).and_then(|at| at.to_date()).ok();
    let fits = |mail: &Stored| match word(0).to_ascii_uppercase().as_str() {
        "UID" => mail.uid >= first || Some(mail.uid) == last,
        "SINCE" => {
            let day = mail.received.timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
            since.is_some_and(|since| day >= since)
        }
        "HEADER" => {
            let text = String::from_utf8_lossy(&mail.raw);
            let headers = text.split("\r\n\r\n").next().unwrap_or_default().to_lowercase();
            headers.lines().any(|line| {
                line.starts_with(&word(1).to_lowercase()) && line.contains(&word(2).to_lowercase())
            })
        }
        _ => false,
    };
    let uids: Vec<String> =
        folder.mails.iter().filter(|mail| fits(mail)).map(|mail| mail.uid.to_string()).collect();
    format!("* SEARCH {}\r\n", uids.join(" ")).into_bytes()
}

fn fetch(folder: &mut Folder, set: &str, what: &Value, reversed: bool) -> Vec<Vec<u8>> {
    let wanted: Vec<u32> = set.split(',').filter_map(|uid| uid.parse().ok()).collect();
    let mut said = Vec::new();
    for (n, mail) in folder.mails.iter_mut().enumerate().filter(|(_, mail)| wanted.contains(&mail.uid)) {
        let mut out = format!("* {} FETCH (UID {}", n + 1, mail.uid).into_bytes();
        for item in what.list() {
            let item = item.text().unwrap_or_default();
            let name = item.to_ascii_uppercase();
            match name.as_str() {
                "UID" => {}
                "RFC822.SIZE" => out.extend(format!(" RFC822.SIZE {}", mail.raw.len()).bytes()),
                "INTERNALDATE" => {
                    let at = mail.received.timestamp().strftime("%d-%b-%Y %H:%M:%S +0000").to_string();
                    out.extend(format!(" INTERNALDATE \"{at}\"").bytes());
                }
                "BODYSTRUCTURE" => {
                    out.extend(format!(" BODYSTRUCTURE {}", super::mime::structure(&mail.raw)).bytes())
                }
                _ => {
                    if !name.starts_with("BODY.PEEK[") {
                        mail.seen = true;
                    }
                    let (section, range) =
                        item.split_once('[').and_then(|(_, rest)| rest.split_once(']')).unwrap_or_default();
                    let most = range.trim_matches(['<', '>']).split('.').nth(1).and_then(|n| n.parse().ok());
                    let bytes = super::mime::section(&mail.raw, section);
                    let bytes = &bytes[..bytes.len().min(most.unwrap_or(usize::MAX))];
                    let from = if most.is_some() { "<0>" } else { "" };
                    out.extend(format!(" BODY[{section}]{from} {{{}}}\r\n", bytes.len()).bytes());
                    out.extend(bytes);
                }
            }
        }
        out.extend(b")\r\n");
        said.push(out);
    }
    if reversed {
        said.reverse();
    }
    said
}
