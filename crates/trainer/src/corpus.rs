//! The corpus that this project wrote, and the labels that it gave to messages it may not copy.
//!
//! In: the tables of `corpus/`, compiled in. Out: [`Message`]s with a label for every head. The tables' columns
//! and rules stand in `corpus/README.md`; a test reads every row.

use triage::{Head, Input, Intent, Sentiment, Surface, Target, Taxonomy, Thread, Visibility};

include!(concat!(env!("OUT_DIR"), "/corpus.rs"));

/// One message that was written for this corpus.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Unique, and never reused: `en-telecom-017`.
    pub id: &'static str,
    /// ISO 639-1, from the table's name.
    pub lang: &'static str,
    /// The line of business, `care` for all, or `general` for posts that speak to nobody.
    pub domain: &'static str,
    /// Where it was said.
    pub surface: Surface,
    /// What went before: `a` answered, `q` asked, `o` open case.
    thread: &'static str,
    /// How the person feels about the brand.
    pub sentiment: Sentiment,
    /// Whom the feeling is aimed at.
    pub target: Target,
    /// Whether somebody must act.
    pub action: bool,
    /// The primary intent first.
    pub intents: Vec<Intent>,
    /// 0 to 4.
    pub severity: u8,
    /// Whether tomorrow is too late.
    pub urgent: bool,
    /// One word, `-` for none.
    pub topic: &'static str,
    /// What makes it hard.
    pub tags: Vec<&'static str>,
    /// The brand's names in it, and its competitors'.
    names: (Vec<&'static str>, Vec<&'static str>),
    /// The words.
    pub text: &'static str,
}

impl Message {
    /// What the reader is given.
    pub fn input(&self) -> Input<'static> {
        let private = matches!(self.surface, Surface::Dm | Surface::Email | Surface::Chat | Surface::Call);
        Input {
            visibility: if private { Visibility::Private } else { Visibility::Public },
            surface: self.surface,
            thread: Thread {
                answers_brand: self.thread.contains(['a', 'q']) && self.surface != Surface::Mention,
                brand_asked: self.thread.contains('q'),
                open_case: self.thread.contains('o'),
                earlier_inbound: u32::from(self.thread.contains(['a', 'q'])),
                last_brand_text: None,
            },
            ..Input::mention(self.text)
        }
    }

    /// The names that the brand of this message would have told the reader.
    pub fn taxonomy(&self) -> Taxonomy {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Taxonomy { brand_names: own(&self.names.0), competitors: own(&self.names.1), ..Taxonomy::default() }
    }

    /// The label of a head.
    pub fn label(&self, head: Head) -> usize {
        match head {
            Head::Sentiment => self.sentiment as usize,
            Head::Target => self.target as usize,
            Head::NeedsAction => usize::from(self.action),
            Head::TimeCritical => usize::from(self.urgent),
            Head::Severity => usize::from(self.severity),
            Head::Intent => self.intents[0] as usize,
        }
    }
}

/// Every message of the corpus, in the order of the tables' names.
///
/// # Errors
/// The table, the line and what is wrong with it.
pub fn messages() -> Result<Vec<Message>, String> {
    let mut out = Vec::new();
    for (name, table) in TABLES {
        let (lang, domain) =
            name.split_once('-').ok_or_else(|| format!("{name}: is not `language-domain`"))?;
        for (number, line) in table.lines().enumerate().skip(1) {
            out.push(
                message(lang, domain, line)
                    .map_err(|why| format!("{name}.tsv line {}: {why}", number + 1))?,
            );
        }
    }
    Ok(out)
}

/// Words with a feeling that this project listed: language, word, value.
pub fn feelings() -> impl Iterator<Item = (&'static str, &'static str, f32)> {
    FEELINGS.iter().flat_map(|(lang, table)| {
        table.lines().filter_map(move |line| {
            let (word, value) = line.split_once('\t')?;
            Some((*lang, word, value.trim().parse().ok()?))
        })
    })
}

/// This project's labels of the first messages of IBM's conversations: by the tweet's id.
pub fn labels() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    LABELS.lines().skip(1).filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.collect()))
    })
}

/// The checksum of all tables, for the model's card.
pub fn checksum() -> String {
    let mut hash = blake3::Hasher::new();
    for (name, table) in TABLES.iter().chain(FEELINGS) {
        hash.update(name.as_bytes()).update(&[0]).update(table.as_bytes()).update(&[0]);
    }
    hash.update(LABELS.as_bytes());
    hash.finalize().to_hex().to_string()
}

fn message(lang: &'static str, domain: &'static str, line: &'static str) -> Result<Message, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, surface, thread, sentiment, target, action, intents, severity, urgent, topic, tags, names, text] =
        fields[..]
    else {
        return Err(format!("has {} fields and should have 13", fields.len()));
    };
    let list = |field: &'static str| -> Vec<&'static str> {
        field.split(',').filter(|part| !part.is_empty() && *part != "-").collect()
    };
    let yes = |field: &str| match field {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(format!("`{other}` is neither yes nor no")),
    };
    let intents = list(intents).into_iter().map(str::parse).collect::<Result<Vec<Intent>, _>>()?;
    if intents.is_empty() {
        return Err("has no intent".into());
    }
    let (ours, theirs) = names.split_once('/').unwrap_or((names, ""));
    Ok(Message {
        id,
        lang,
        domain,
        surface: serde_json::from_value(surface.into()).map_err(|_| format!("no surface `{surface}`"))?,
        thread,
        sentiment: sentiment.parse()?,
        target: target.parse()?,
        action: yes(action)?,
        intents,
        severity: severity
            .parse()
            .ok()
            .filter(|s| *s <= 4)
            .ok_or_else(|| format!("severity `{severity}`"))?,
        urgent: yes(urgent)?,
        topic,
        tags: list(tags),
        names: (list(ours), list(theirs)),
        text,
    })
}
