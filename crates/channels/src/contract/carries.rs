//! Which pictures and files may go along with words.

use serde::Serialize;

use super::outgoing::Enclosure;

/// What an account of a network takes along with words of one visibility. The desk says it before anything leaves.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Carries {
    /// How many at most.
    pub count: usize,
    /// How large each may be, in bytes.
    pub size: u64,
    /// Of what kinds.
    pub kinds: Kinds,
}

/// Kinds of files, by what their content is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinds {
    /// Any.
    Any,
    /// Pictures of any kind.
    Pictures,
    /// These media types.
    These(Vec<String>),
}

impl Kinds {
    /// Whether a media type is among them.
    pub fn has(&self, media_type: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Pictures => media_type.starts_with("image/"),
            Self::These(types) => types.iter().any(|one| one == media_type),
        }
    }
}

/// Why files can't go along, said to whoever attaches them.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Uncarried {
    /// There are more than it takes.
    #[error("{count} files are too many: {network} takes {most} with one message")]
    Many {
        /// The network's name.
        network: &'static str,
        /// How many there are.
        count: usize,
        /// How many it takes.
        most: usize,
    },
    /// One is of a kind that it does not take.
    #[error("{network} does not take “{name}”: it is of a kind ({media_type}) that can't be sent there")]
    Kind {
        /// The network's name.
        network: &'static str,
        /// The file's.
        name: String,
        /// What its content is.
        media_type: String,
    },
    /// One is too large.
    #[error("“{name}” is too large for {network}: it takes {} at most", megabytes(*.most))]
    Large {
        /// The network's name.
        network: &'static str,
        /// The file's.
        name: String,
        /// How many bytes it takes.
        most: u64,
    },
}

/// A size for people: `2 MB`, `1.5 MB`.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

impl Carries {
    /// Whether these files may go along.
    ///
    /// # Errors
    /// The first reason why not.
    pub fn check(&self, network: &'static str, files: &[Enclosure]) -> Result<(), Uncarried> {
        if files.len() > self.count {
            return Err(Uncarried::Many { network, count: files.len(), most: self.count });
        }
        for file in files {
            let name = file.name.clone();
            if !self.kinds.has(&file.media_type) {
                return Err(Uncarried::Kind { network, name, media_type: file.media_type.clone() });
            }
            if file.size > self.size {
                return Err(Uncarried::Large { network, name, most: self.size });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(media_type: &str, size: u64) -> Enclosure {
        Enclosure { key: "k".into(), media_type: media_type.into(), name: "a file".into(), alt: None, size }
    }

    #[test]
    fn what_can_not_go_along_is_said_with_what_can() {
        let carries = Carries { count: 2, size: 2_000_000, kinds: Kinds::Pictures };
        let picture = || file("image/png", 2_000_000);
        assert_eq!(carries.check("Net", &[picture(), picture()]), Ok(()));
        let said = |files: &[Enclosure]| carries.check("Net", files).unwrap_err().to_string();
        assert_eq!(
            said(&[picture(), picture(), picture()]),
            "3 files are too many: Net takes 2 with one message"
        );
        assert_eq!(
            said(&[file("image/png", 2_000_001)]),
            "“a file” is too large for Net: it takes 2 MB at most"
        );
        assert!(said(&[file("application/pdf", 1)]).contains("application/pdf"));
        assert_eq!((megabytes(1_500_000).as_str(), megabytes(50 << 20).as_str()), ("1.5 MB", "52.4 MB"));
    }
}
