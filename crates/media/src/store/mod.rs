//! Where files lie: a folder, or a bucket of something that speaks S3.

use std::path::PathBuf;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt;
use kernel::{MediaId, Secret, TenantId};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};

/// Where files are to lie.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a folder of this machine.
    Folder(PathBuf),
    /// In a bucket, below a prefix that may be empty.
    Bucket {
        /// Its name.
        bucket: String,
        /// What stands before every name in it, without `/` at its ends.
        prefix: String,
    },
}

impl Place {
    /// Reads `s3://bucket/prefix`, or a folder.
    pub fn of(text: &str) -> Self {
        match text.strip_prefix("s3://") {
            Some(rest) => {
                let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
                Self::Bucket { bucket: bucket.into(), prefix: prefix.trim_matches('/').into() }
            }
            None => Self::Folder(text.into()),
        }
    }
}

/// How a bucket is reached. What is left out is taken from where S3's own clients look for it on a machine of Amazon's.
#[derive(Clone, Debug, Default)]
pub struct Bucket {
    /// The server, unless it is Amazon's: `https://objects.example.org`.
    pub endpoint: Option<String>,
    /// The region: `eu-central-1`.
    pub region: Option<String>,
    /// The id of the key.
    pub key: Option<String>,
    /// The key.
    pub secret: Option<Secret<String>>,
}

/// Under which name a file lies. Made of its id alone, so that no two files ever share one: what is deleted takes
/// nothing of another file's with it, whatever happens at the same time.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key(String);

impl Key {
    /// The file itself.
    pub fn whole(tenant: TenantId, id: MediaId) -> Self {
        let id = id.uuid().simple().to_string();
        // The end of an id is drawn by chance: folders fill evenly.
        Self(format!("{}/{}/{id}", tenant.uuid().simple(), &id[id.len() - 2..]))
    }

    /// The small picture of it.
    pub fn small(tenant: TenantId, id: MediaId) -> Self {
        Self(format!("{}-small", Self::whole(tenant, id).0))
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whose file it is, and whether it is the small picture; `None` for a name that is not one of ours.
    pub fn id(&self) -> Option<(MediaId, bool)> {
        let name = self.0.rsplit('/').next()?;
        let (id, small) = name.strip_suffix("-small").map_or((name, false), |id| (id, true));
        Some((MediaId::from_uuid(uuid::Uuid::try_parse(id).ok()?), small))
    }
}

/// Why a file can't be put, read or deleted.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Lost {
    /// It is not there.
    #[error("the file is not where it was kept")]
    Missing,
    /// The place can't be used now.
    #[error("the place where files are kept can't be used: {0}")]
    Place(String),
}

impl From<object_store::Error> for Lost {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::Missing,
            other => Self::Place(other.to_string()),
        }
    }
}

/// A place where files are kept. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Store {
    /// Opens a place; a folder is made if it is missing. Nothing is asked of a bucket before something is put or read.
    ///
    /// # Errors
    /// If the folder can't be made, or the bucket's settings do not fit.
    pub fn open(place: &Place, bucket: &Bucket) -> Result<Self, Lost> {
        match place {
            Place::Folder(folder) => {
                let told = |error| Lost::Place(format!("{}: {error}", folder.display()));
                std::fs::create_dir_all(folder).map_err(told)?;
                // A row says that its file is there: it is on the disk before the row is.
                let files =
                    LocalFileSystem::new_with_prefix(folder)?.with_automatic_cleanup(true).with_fsync(true);
                Ok(Self { inner: Arc::new(files), prefix: Path::default() })
            }
            Place::Bucket { bucket: name, prefix } => {
                // Servers that are not Amazon's differ in how they delete many at once; we delete one.
                let mut builder =
                    AmazonS3Builder::new().with_bucket_name(name).with_disable_bulk_delete(true);
                if let Some(endpoint) = &bucket.endpoint {
                    builder =
                        builder.with_endpoint(endpoint).with_allow_http(endpoint.starts_with("http://"));
                }
                if let Some(region) = &bucket.region {
                    builder = builder.with_region(region);
                }
                if let (Some(key), Some(secret)) = (&bucket.key, &bucket.secret) {
                    builder = builder.with_access_key_id(key).with_secret_access_key(secret.expose());
                }
                Ok(Self { inner: Arc::new(builder.build()?), prefix: Path::from(prefix.as_str()) })
            }
        }
    }

    /// A place that is gone with the process: for tests.
    pub fn in_memory() -> Self {
        Self { inner: Arc::new(InMemory::new()), prefix: Path::default() }
    }

    fn path(&self, key: &Key) -> Path {
        self.prefix.parts().chain(Path::from(key.as_str()).parts()).collect()
    }

    /// Keeps bytes; they are there when it returns. The same name again replaces them.
    ///
    /// # Errors
    /// If the place can't be used.
    pub async fn put(&self, key: &Key, bytes: Bytes) -> Result<(), Lost> {
        self.inner.put(&self.path(key), bytes.into()).await?;
        Ok(())
    }

    /// Reads bytes.
    ///
    /// # Errors
    /// If they are not there, or the place can't be used.
    pub async fn get(&self, key: &Key) -> Result<Bytes, Lost> {
        Ok(self.inner.get(&self.path(key)).await?.bytes().await?)
    }

    /// Forgets bytes; it is no error if they are gone already.
    ///
    /// # Errors
    /// If the place can't be used.
    pub async fn delete(&self, key: &Key) -> Result<(), Lost> {
        match self.inner.delete(&self.path(key)).await.map_err(Lost::from) {
            Err(Lost::Missing) | Ok(()) => Ok(()),
            Err(lost) => Err(lost),
        }
    }

    /// The names of all files of a brand, in no order.
    ///
    /// # Errors
    /// If the place can't be used.
    pub async fn list(&self, tenant: TenantId) -> Result<Vec<Key>, Lost> {
        let own = tenant.uuid().simple().to_string();
        let below = self.prefix.parts().chain(Path::from(own).parts()).collect::<Path>();
        let before = self.prefix.parts().count();
        let found = self.inner.list(Some(&below)).map_ok(|object| {
            let parts: Vec<_> = object.location.parts().skip(before).collect();
            Key(parts.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("/"))
        });
        Ok(found.try_collect().await?)
    }
}

#[cfg(test)]
mod tests;
