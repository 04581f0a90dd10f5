//! How what people said reaches us: called, heard or read.

/// The headers of a delivery, by lower-case name.
pub trait Headers {
    /// The value of a header, if it is there once and is text.
    fn get(&self, name: &str) -> Option<&str>;
}

impl Headers for std::collections::HashMap<String, String> {
    fn get(&self, name: &str) -> Option<&str> {
        std::collections::HashMap::get(self, name).map(String::as_str)
    }
}

impl Headers for axum::http::HeaderMap {
    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.get_all(name).iter();
        match (values.next(), values.next()) {
            (Some(only), None) => only.to_str().ok(),
            _ => None,
        }
    }
}

/// Why a delivery was refused at the door.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Forged {
    /// There is no signature.
    #[error("the delivery carries no signature")]
    Missing,
    /// The signature is not the one that our secret makes.
    #[error("the signature does not fit the body and our secret")]
    Wrong,
}

/// A part of an account's history, for reconciliation.
#[derive(Clone, Debug)]
pub struct History {
    /// Raw deliveries, as `parse` takes them, oldest first.
    pub deliveries: Vec<bytes::Bytes>,
    /// Where the next part starts; the same as before if there was nothing new.
    pub cursor: String,
    /// Whether there is more behind it.
    pub more: bool,
}

/// What was heard while listening.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// A raw delivery, as `parse` takes it. It may come again, from the history too, with the same key.
    Delivery(bytes::Bytes),
    /// Something is new: read the history now.
    Look,
}

/// Where a listener puts what it heard. It waits while the product has no room.
pub type Ears = tokio::sync::mpsc::Sender<Heard>;
