//! `POST /screen`: reads the files of a form into memory, within limits, screens them off the
//! async threads and sends the browser to the ranking.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use tokio::time::timeout;

use crate::app::Limits;
use crate::pages::Fault;
use crate::router::Shared;
use crate::visit::Visit;

/// Name of the form field that holds the files.
const FIELD: &str = "files";

/// Longest file name that is kept, characters.
const NAME_CHARS: usize = 255;

/// Files as uploaded: name and bytes.
type Files = Vec<(String, Vec<u8>)>;

/// `POST /screen`.
pub async fn screen(
    State(shared): State<Arc<Shared>>,
    Extension(visit): Extension<Visit>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    match take(&shared, &visit, form).await {
        Ok(name) => Redirect::to(&format!("/r/{name}")).into_response(),
        Err(fault) => fault.page(&visit),
    }
}

async fn take(
    shared: &Arc<Shared>,
    visit: &Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<String, Fault> {
    let form = form.map_err(|_| Fault::Form)?;
    let permit = Arc::clone(&shared.uploads).acquire_owned().await.map_err(|_| Fault::Failed)?;
    let limits = &shared.app.settings.limits;
    let files = timeout(limits.upload_time, read(form, limits))
        .await
        .map_err(|_| Fault::Slow { seconds: limits.upload_time.as_secs() })??;
    if files.is_empty() {
        return Err(Fault::NoFile);
    }
    let (judge, lang) = (Arc::clone(&shared.app.screen), visit.lang);
    // The permit goes with the work: it runs on when the visitor leaves.
    let work = move || {
        let _permit = permit;
        judge(files, lang)
    };
    let ranking = tokio::task::spawn_blocking(work).await.map_err(|_| Fault::Failed)?;
    shared.results.keep(ranking).map_err(|_| Fault::Failed)
}

/// Reads the whole form. After a limit is passed the rest is still read, but not kept.
async fn read(mut form: Multipart, limits: &Limits) -> Result<Files, Fault> {
    let mut files = Files::new();
    let mut total = 0usize;
    let mut refused = None;
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::LargeTotal { limit: limits.total_bytes },
        _ => Fault::Form,
    };
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        let name: String = field.file_name().unwrap_or_default().chars().take(NAME_CHARS).collect();
        let wanted = field.name() == Some(FIELD);
        let mut bytes = Vec::new();
        let mut length = 0usize;
        while let Some(chunk) = field.chunk().await.map_err(broken)? {
            total = total.saturating_add(chunk.len());
            length = length.saturating_add(chunk.len());
            if total > limits.total_bytes {
                refused.get_or_insert(Fault::LargeTotal { limit: limits.total_bytes });
            }
            if length > limits.file_bytes {
                let (file, limit) = (name.clone(), limits.file_bytes);
                refused.get_or_insert(Fault::LargeFile { file, limit });
            }
            if refused.is_some() {
                bytes = Vec::new();
                files = Files::new();
            } else if wanted {
                bytes.extend_from_slice(&chunk);
            }
        }
        // A form without a chosen file sends one part without name and content.
        if !wanted || (name.is_empty() && length == 0) {
            continue;
        }
        if refused.is_none() && files.len() == limits.files {
            refused = Some(Fault::TooMany { limit: limits.files });
            files = Files::new();
        }
        if refused.is_none() {
            files.push((name, bytes));
        }
    }
    refused.map_or(Ok(files), Err)
}
