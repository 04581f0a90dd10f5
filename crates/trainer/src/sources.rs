//! The open data sets that the model is trained on besides our own corpus.
//!
//! In: a folder as the sets' publishers lay them out. Out: [`Example`]s, and the checksum of every file read. Each
//! set says only what its labels can carry: a list of emotions knows feeling, a list of requests knows that somebody
//! must act. Nothing of a set is kept but the weights.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use triage::{
    Features, Feelings, Head, Input, Intent, Sentiment, Surface, Taxonomy, Visibility, untrained_features,
};

use crate::example::{Example, Part};
use crate::{Error, corpus};

/// One file that was read.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Used {
    /// Its path inside the folder.
    pub file: String,
    /// BLAKE3 of its bytes.
    pub checksum: String,
    /// How many examples came of it.
    pub examples: usize,
}

/// A set, for the notice and the card.
#[derive(Clone, Copy, Debug, serde::Serialize)]
pub struct Attribution {
    /// What it is called.
    pub name: &'static str,
    /// Who made it.
    pub by: &'static str,
    /// Under which licence.
    pub licence: &'static str,
    /// What it taught.
    pub used_for: &'static str,
}

/// Whom the weights are owed to.
pub const ATTRIBUTIONS: &[Attribution] = &[
    Attribution {
        name: "GoEmotions",
        by: "Google Research (Demszky et al., 2020)",
        licence: "Apache-2.0",
        used_for: "feeling; that chatter asks for nothing",
    },
    Attribution {
        name: "VADER lexicon and tweets",
        by: "C.J. Hutto and E. Gilbert, 2014",
        licence: "MIT",
        used_for: "words with a feeling; feeling",
    },
    Attribution {
        name: "AFINN-165",
        by: "F. Å. Nielsen, 2011-2017",
        licence: "Apache-2.0",
        used_for: "words with a feeling (en, fr, tr)",
    },
    Attribution {
        name: "MultiDoGO",
        by: "Amazon (Peskov et al., 2019)",
        licence: "CDLA-Permissive-1.0",
        used_for: "what asks for action, thanks",
    },
    Attribution {
        name: "Banking77",
        by: "PolyAI (Casanueva et al., 2020)",
        licence: "CC BY 4.0",
        used_for: "what asks for action",
    },
    Attribution {
        name: "CLINC150",
        by: "Larson et al., 2019",
        licence: "CC BY 3.0",
        used_for: "what asks for action, neutral requests",
    },
    Attribution {
        name: "Bitext customer service sample",
        by: "Bitext Innovations",
        licence: "CDLA-Sharing-1.0 (data not redistributed)",
        used_for: "requests and complaints",
    },
    Attribution {
        name: "Twitter customer care (first messages)",
        by: "IBM Research, 2020",
        licence: "Apache-2.0",
        used_for: "all facts, with labels of this project",
    },
];

/// The words with a feeling: our own lists first, then the open ones.
///
/// # Errors
/// A file that can't be read.
pub fn feelings(data: Option<&Path>) -> Result<(Feelings, Vec<Used>), Error> {
    let mut out = Feelings::default();
    let mut read = Vec::new();
    for (lang, word, value) in corpus::feelings() {
        out.add(lang, word, value);
    }
    let Some(data) = data else { return Ok((out, read)) };
    let mut list = |file: &str, lang: &str, scale: f32| -> Result<(), Error> {
        let text = text(data, file)?;
        let before = out.len();
        for line in text.lines() {
            let mut fields = line.split('\t');
            let (Some(word), Some(value)) = (fields.next(), fields.next()) else { continue };
            if let Ok(value) = value.trim().parse::<f32>() {
                out.add(lang, word, value * scale);
            }
        }
        read.push(Used {
            file: file.to_owned(),
            checksum: checksum(text.as_bytes()),
            examples: out.len() - before,
        });
        Ok(())
    };
    list("train/vader/vader_lexicon.txt", "en", 1.0)?;
    list("train/afinn/AFINN-en-165.txt", "en", 0.8)?;
    list("train/afinn/AFINN-fr-165.txt", "fr", 0.7)?;
    list("train/afinn/AFINN-tr-165.txt", "tr", 0.7)?;
    Ok((out, read))
}

/// Everything that can be learnt from a folder.
///
/// # Errors
/// A file that is missing or is not what it should be.
pub fn examples(data: &Path, feelings: &Feelings) -> Result<Sets, Error> {
    let mut sets =
        Reader { data, feelings, out: Vec::new(), tune: Vec::new(), held: Vec::new(), used: Vec::new() };
    sets.goemotions()?;
    sets.vader()?;
    sets.multidogo()?;
    sets.banking77()?;
    sets.clinc150()?;
    sets.bitext()?;
    sets.ibm_tcc()?;
    let Reader { out, tune, held, used, .. } = sets;
    Ok(Sets { train: out, tune, held, used })
}

/// What the open sets give.
#[derive(Debug, Default)]
pub struct Sets {
    /// To fit the weights.
    pub train: Vec<Example>,
    /// To fit the temperatures: a tenth of the messages that carry our own labels.
    pub tune: Vec<Example>,
    /// Only to report: another tenth.
    pub held: Vec<Example>,
    /// The files.
    pub used: Vec<Used>,
}

struct Reader<'a> {
    data: &'a Path,
    feelings: &'a Feelings,
    out: Vec<Example>,
    tune: Vec<Example>,
    held: Vec<Example>,
    used: Vec<Used>,
}

/// How much an example of a set weighs beside one of our own corpus (3): the nearer its messages are to what people write
/// to brands, the more. Chosen on validation splits.
mod weigh {
    pub(super) const OWN_LABELS: f32 = 4.0;
    pub(super) const TWEETS: f32 = 10.0;
    pub(super) const REQUESTS: f32 = 0.15;
    pub(super) const CHATTER: f32 = 0.2;
}

/// Requests to banks and shops that their collectors wrote to order, and chatter: hardly anybody's life hangs on them, and
/// they are full of what sounds like it.
const NO_DANGER: Option<[bool; 2]> = Some([false; 2]);

/// How GoEmotions' feelings read as feeling; `None` where it depends.
fn emotion(label: &str) -> Option<Sentiment> {
    Some(match label {
        "admiration" | "amusement" | "approval" | "caring" | "excitement" | "gratitude" | "joy" | "love"
        | "optimism" | "pride" | "relief" => Sentiment::Positive,
        "anger" | "annoyance" | "disappointment" | "disapproval" | "disgust" | "embarrassment" | "fear"
        | "grief" | "nervousness" | "remorse" | "sadness" => Sentiment::Negative,
        "neutral" | "curiosity" | "confusion" | "realization" => Sentiment::Neutral,
        _ => return None,
    })
}

impl Reader<'_> {
    fn features(&self, input: &Input<'_>) -> Features {
        untrained_features(&Taxonomy::default(), input, self.feelings)
    }

    fn text(&self, file: &str) -> Result<String, Error> {
        text(self.data, file)
    }

    fn note(&mut self, file: &str, text: &str, before: usize) {
        let examples = self.out.len() - before;
        self.used.push(Used { file: file.to_owned(), checksum: checksum(text.as_bytes()), examples });
    }

    fn goemotions(&mut self) -> Result<(), Error> {
        let names = self.text("train/goemotions/labels.txt")?;
        let names: Vec<&str> = names.lines().map(str::trim).collect();
        for file in ["train/goemotions/train.tsv", "train/goemotions/dev.tsv", "train/goemotions/test.tsv"] {
            let (text, before) = (self.text(file)?, self.out.len());
            for line in text.lines() {
                let mut fields = line.split('\t');
                let (Some(words), Some(labels)) = (fields.next(), fields.next()) else { continue };
                let labels: Vec<&str> = labels
                    .split(',')
                    .filter_map(|id| names.get(id.parse::<usize>().ok()?).copied())
                    .collect();
                let feelings: Option<Vec<Sentiment>> = labels.iter().map(|label| emotion(label)).collect();
                let Some(feelings) = feelings.filter(|all| all.windows(2).all(|two| two[0] == two[1])) else {
                    continue;
                };
                let Some(feeling) = feelings.first() else { continue };
                let input = Input::mention(words);
                let example =
                    Example { danger: NO_DANGER, ..Example::new(self.features(&input), weigh::CHATTER) }
                        .with(Head::Sentiment, *feeling as usize);
                // People who chat among themselves want nothing of a brand, unless they ask.
                let asks =
                    words.contains('?') || labels.iter().any(|l| matches!(*l, "curiosity" | "confusion"));
                self.out.push(if asks { example } else { example.with(Head::NeedsAction, 0) });
            }
            self.note(file, &text, before);
        }
        Ok(())
    }

    fn vader(&mut self) -> Result<(), Error> {
        let file = "train/vader/tweets_GroundTruth.txt";
        let (text, before) = (self.text(file)?, self.out.len());
        for line in text.lines() {
            let mut fields = line.splitn(3, '\t').skip(1);
            let (Some(mean), Some(words)) = (fields.next(), fields.next()) else { continue };
            let Ok(mean) = mean.trim().parse::<f32>() else { continue };
            let feeling = match mean {
                mean if mean >= 0.6 => Sentiment::Positive,
                mean if mean <= -0.6 => Sentiment::Negative,
                _ => Sentiment::Neutral,
            };
            let words = words.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
            let features = self.features(&Input::mention(&words));
            let example = Example { danger: NO_DANGER, ..Example::new(features, weigh::TWEETS) };
            self.out.push(example.with(Head::Sentiment, feeling as usize));
        }
        self.note(file, &text, before);
        Ok(())
    }

    fn multidogo(&mut self) -> Result<(), Error> {
        for domain in ["airline", "fastfood", "finance", "insurance", "media", "software"] {
            let file = format!("train/multidogo/{domain}.train.tsv.gz");
            let (text, before) = (self.text(&file)?, self.out.len());
            for line in text.lines().skip(1) {
                let fields: Vec<&str> = line.split('\t').collect();
                let [_, _, _, words, _, intent] = fields[..] else { continue };
                let (action, wants) = match intent {
                    "thankyou" => (0, Some(Intent::Thanks)),
                    "closinggreeting" => (0, Some(Intent::Thanks)),
                    "contentonly" | "confirmation" | "rejection" | "openinggreeting" | "outofdomain" | "" => {
                        continue;
                    }
                    _ => (1, None),
                };
                let input = Input {
                    visibility: Visibility::Private,
                    surface: Surface::Chat,
                    ..Input::mention(words)
                };
                let example =
                    Example { danger: NO_DANGER, ..Example::new(self.features(&input), weigh::REQUESTS) };
                let example = example.with(Head::NeedsAction, action);
                self.out.push(match wants {
                    Some(intent) => example.with(Head::Intent, intent as usize),
                    None => example,
                });
            }
            self.note(&file, &text, before);
        }
        Ok(())
    }

    fn banking77(&mut self) -> Result<(), Error> {
        for file in ["train/banking77/train.csv", "train/banking77/test.csv"] {
            let (text, before) = (self.text(file)?, self.out.len());
            for row in csv::Reader::from_reader(text.as_bytes()).records() {
                let row = row.map_err(|error| Error::malformed(file, &error))?;
                let features = self.features(&Input::mention(&row[0]));
                let example = Example { danger: NO_DANGER, ..Example::new(features, weigh::REQUESTS) };
                self.out.push(example.with(Head::NeedsAction, 1));
            }
            self.note(file, &text, before);
        }
        Ok(())
    }

    fn clinc150(&mut self) -> Result<(), Error> {
        let file = "train/clinc150/data_full.json";
        let (text, before) = (self.text(file)?, self.out.len());
        let sets: std::collections::BTreeMap<String, Vec<(String, String)>> =
            serde_json::from_str(&text).map_err(|error| Error::malformed(file, &error))?;
        for (words, _) in ["train", "val", "test"].iter().filter_map(|set| sets.get(*set)).flatten() {
            let features = self.features(&Input::mention(words));
            let example = Example { danger: NO_DANGER, ..Example::new(features, weigh::REQUESTS) };
            self.out
                .push(example.with(Head::NeedsAction, 1).with(Head::Sentiment, Sentiment::Neutral as usize));
        }
        self.note(file, &text, before);
        Ok(())
    }

    fn bitext(&mut self) -> Result<(), Error> {
        let file = "train/bitext/Bitext_Sample_Customer_Service_Training_Dataset.csv";
        let (text, before) = (self.text(file)?, self.out.len());
        for row in csv::Reader::from_reader(text.as_bytes()).records() {
            let row = row.map_err(|error| Error::malformed(file, &error))?;
            let features = self.features(&Input::mention(&row[1]));
            let example = Example { danger: NO_DANGER, ..Example::new(features, weigh::REQUESTS) };
            self.out.push(example.with(Head::NeedsAction, 1));
        }
        self.note(file, &text, before);
        Ok(())
    }

    fn ibm_tcc(&mut self) -> Result<(), Error> {
        let labels: std::collections::HashMap<&str, Vec<&str>> = corpus::labels().collect();
        for file in ["real/ibm_tcc/dev.json", "real/ibm_tcc/test.json"] {
            let (text, before) = (self.text(file)?, self.out.len());
            let talks: Vec<Talk> =
                serde_json::from_str(&text).map_err(|error| Error::malformed(file, &error))?;
            for talk in talks {
                let Some(first) = talk.content.first() else { continue };
                let Some(label) = labels.get(first.id.as_str()) else { continue };
                let brand = Taxonomy { brand_names: vec![talk.header.company], ..Taxonomy::default() };
                let features = untrained_features(&brand, &Input::mention(&first.message), self.feelings);
                if let Some(example) = labelled(features, label) {
                    match Part::of(&first.id) {
                        Part::Train => self.out.push(example),
                        Part::Tune => self.tune.push(example),
                        Part::Held => self.held.push(example),
                    }
                }
            }
            self.note(file, &text, before);
        }
        Ok(())
    }
}

#[derive(serde::Deserialize)]
struct Talk {
    #[serde(rename = "dialogContent")]
    content: Vec<Said>,
    #[serde(rename = "dialogHeader")]
    header: Header,
}

#[derive(serde::Deserialize)]
struct Said {
    message: String,
    #[serde(rename = "tweet_ID")]
    id: String,
}

#[derive(serde::Deserialize)]
struct Header {
    company: String,
}

fn labelled(features: Features, label: &[&str]) -> Option<Example> {
    let [sentiment, action, intent, severity, urgent, target] = label[..] else { return None };
    let class = |head: Head, name: &str| head.class_of(name);
    let flag = |name: &str| if name == "yes" { "true" } else { "false" };
    let example = Example::new(features, weigh::OWN_LABELS)
        .with(Head::Sentiment, class(Head::Sentiment, sentiment)?)
        .with(Head::NeedsAction, class(Head::NeedsAction, flag(action))?)
        .with(Head::Intent, class(Head::Intent, intent)?)
        .with(Head::Severity, class(Head::Severity, severity)?)
        .with(Head::TimeCritical, class(Head::TimeCritical, flag(urgent))?)
        .with(Head::Target, class(Head::Target, target)?);
    let danger = Some(triage::ALARMS.map(|(alarm, _)| alarm.as_str() == intent));
    Some(Example { knows_mixed: true, danger, ..example })
}

fn text(data: &Path, file: &str) -> Result<String, Error> {
    let path: PathBuf = data.join(file);
    let bytes = fs::read(&path).map_err(|error| Error::missing(&path, &error))?;
    let bytes = if file.ends_with(".gz") {
        let mut out = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..])
            .read_to_end(&mut out)
            .map_err(|error| Error::missing(&path, &error))?;
        out
    } else {
        bytes
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn checksum(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
