//! Files of ours to an instance: taken at once, or after it has looked at them.

use std::time::Duration;

use kernel::Millis;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, StatusCode};

use super::Api;
use super::answers::{reason, refusal};
use crate::contract::{Enclosure, SendOutcome};
use crate::mastodon::envelope::is_id;
use crate::mastodon::limits::Limits;
use crate::mastodon::wire::Uploaded;

const UPLOAD: &str = "/api/v2/media";
const MEDIA: &str = "/api/v1/media";
/// How long to wait between two looks at a file that is not ready; one look for each.
const LOOKS: [Duration; 6] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(16),
];

/// The ids of some files, each ready to hang on words. If one can't be had, no words leave.
pub(super) async fn upload(api: Api<'_>, files: &[Enclosure]) -> Result<Vec<String>, SendOutcome> {
    let mut ids = Vec::with_capacity(files.len());
    for file in files {
        ids.push(one(api, file).await.map_err(nothing_left)?);
    }
    Ok(ids)
}

/// A file without words is seen by nobody: whatever became of it, all of it may be tried again.
fn nothing_left(end: SendOutcome) -> SendOutcome {
    match end {
        SendOutcome::Unknown { reason } => SendOutcome::RetryAfter { wait: Millis::seconds(30), reason },
        end => end,
    }
}

async fn one(api: Api<'_>, file: &Enclosure) -> Result<String, SendOutcome> {
    let bytes = api.line.open(&file.key).await.map_err(|reason| SendOutcome::Refused { reason })?;
    let part = Part::stream(bytes)
        .file_name(file.name.clone())
        .mime_str(&file.media_type)
        .map_err(|_| SendOutcome::Refused { reason: "the file's kind is not one that can be sent".into() })?;
    let mut form = Form::new().part("file", part);
    if let Some(alt) = &file.alt {
        let most = Limits::of(api.us()).description;
        form = form.text("description", alt.chars().take(most).collect::<String>());
    }
    let answer = api.ask(api.signed(Method::POST, UPLOAD)?.multipart(form)).await?;
    let uploaded = answer.accepted::<Uploaded>().filter(|uploaded| is_id(&uploaded.id));
    let Some(uploaded) = uploaded else { return Err(refusal(&answer, api.line.now())) };
    if answer.status != StatusCode::ACCEPTED || uploaded.url.is_some() {
        return Ok(uploaded.id);
    }
    for pause in LOOKS {
        tokio::time::sleep(pause).await;
        let answer = api.get(&format!("{MEDIA}/{}", uploaded.id), &[]).await?;
        match answer.status {
            StatusCode::OK => return Ok(uploaded.id),
            StatusCode::PARTIAL_CONTENT => {}
            StatusCode::UNPROCESSABLE_ENTITY => {
                return Err(SendOutcome::Refused {
                    reason: format!("the file can't be used: {}", reason(&answer)),
                });
            }
            _ => return Err(refusal(&answer, api.line.now())),
        }
    }
    Err(SendOutcome::RetryAfter {
        wait: Millis::minutes(1),
        reason: "the instance is still looking at the file".into(),
    })
}
