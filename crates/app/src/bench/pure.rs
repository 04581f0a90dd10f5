//! The two pure stages on one core: what a message says, and whose it is.

use anyhow::{Context, Result};
use care::facts;
use care::people::Whose;
use channels::{Author, Automatic, Inbound, Surface, Visibility};
use kernel::{IdentityId, Instant, PersonId, Personal};
use ownership::{Facts, Modes};
use serde::Serialize;
use triage::{Alike, Thread, Triage};

use super::meter::{ms_since, now};
use super::site::PRESET;
use super::traffic;

/// For how long each stage runs, in milliseconds.
const RUN_MS: f64 = 1_000.0;

/// How fast a pure stage is.
#[derive(Clone, Debug, Serialize)]
pub struct Pure {
    /// How many times it ran.
    pub runs: usize,
    /// Microseconds for one.
    pub us_each: f64,
    /// How many a second, on one core.
    pub per_s: f64,
}

/// Triage of one message.
///
/// # Errors
/// If the texts can't be read.
pub fn triage() -> Result<Pure> {
    let (triage, messages) = (Triage::builtin(), messages()?);
    Ok(repeat(&messages, |message| {
        facts::read(&triage, "sandbox", message, Thread::default(), Alike::default())
    }))
}

/// How fast it is decided whose a message is.
#[derive(Clone, Debug, Serialize)]
pub struct Ownership {
    /// The decision with every rule that was asked and its reasons.
    pub explained: Pure,
    /// The same, and what would have changed it: each fact turned to its other values.
    pub with_counterfactuals: Pure,
}

/// A decision with its explanation, without and with what would have changed it.
///
/// # Errors
/// If the texts or the ownership model can't be read.
pub fn ownership() -> Result<Ownership> {
    let source = ownership::preset_text(PRESET).context("the preset is missing")?;
    let model = ownership::load("ownership.toml", source, &ownership::Presets)?;
    let triage = Triage::builtin();
    let whose = Whose {
        identity: IdentityId::from_uuid(uuid::Uuid::nil()),
        person: PersonId::from_uuid(uuid::Uuid::nil()),
        reach: Some(140),
    };
    let facts: Vec<Facts> = messages()?
        .iter()
        .map(|message| {
            let reading = facts::read(&triage, "sandbox", message, Thread::default(), Alike::default());
            facts::assemble("sandbox", message, whose, &reading, None, Some("sandbox"))
        })
        .collect();
    let modes = Modes::none();
    Ok(Ownership {
        explained: repeat(&facts, |facts| ownership::explain(&model, facts, &modes)),
        with_counterfactuals: repeat(&facts, |facts| {
            let explanation = ownership::explain(&model, facts, &modes);
            (explanation, ownership::would_change_if(&model, facts, &modes))
        }),
    })
}

fn repeat<I, T>(inputs: &[I], stage: impl Fn(&I) -> T) -> Pure {
    let (began, mut runs) = (now(), 0);
    while ms_since(began) < RUN_MS {
        for input in inputs {
            std::hint::black_box(stage(std::hint::black_box(input)));
        }
        runs += inputs.len();
    }
    let us_each = ms_since(began) * 1000.0 / runs as f64;
    Pure { runs, us_each, per_s: 1e6 / us_each }
}

/// What people say in the demo.
pub(super) fn messages() -> Result<Vec<Inbound>> {
    let author = Author {
        external_id: "u_1".into(),
        handle: Personal("ann".into()),
        name: Personal("Ann".into()),
        avatar: None,
        reach: Some(140),
    };
    let message = |text| Inbound {
        provider_id: "m_1".into(),
        thread: "m_1".into(),
        parent: None,
        surface: Surface::Mention,
        visibility: Visibility::Public,
        direct: true,
        author: author.clone(),
        text: Personal(text),
        subject: None,
        at: Instant::from_seconds(1_700_000_000),
        attachments: Vec::new(),
        campaign: None,
        automatic: Automatic::No,
        quoted: None,
        page: None,
    };
    Ok(traffic::texts()?.into_iter().map(message).collect())
}
