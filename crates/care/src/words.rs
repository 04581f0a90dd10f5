//! Closed lists of words that stand in the database as text.

/// Declares an enum whose variants are words: `name()`, `FromStr`, `Display`, to and from a column.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $enum:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum $enum {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
        }
        impl $enum {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// The word in the database and in the API.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }
        impl std::fmt::Display for $enum {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
        impl std::str::FromStr for $enum {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$variant),)*
                    other => Err(format!("`{other}` is not one of: {}", [$($word),*].join(", "))),
                }
            }
        }
        impl From<$enum> for kernel::Gap {
            fn from(word: $enum) -> Self {
                Self::Said(word.name().into())
            }
        }
        impl From<$enum> for db::Arg<'_> {
            fn from(word: $enum) -> Self {
                word.name().into()
            }
        }
        impl From<&$enum> for db::Arg<'_> {
            fn from(word: &$enum) -> Self {
                word.name().into()
            }
        }
        impl db::FromValue for $enum {
            fn from_value(value: db::Value<'_>) -> Result<Self, db::Mismatch> {
                value.text()?.parse().map_err(db::Mismatch)
            }
        }
    };
}
pub(crate) use words;
