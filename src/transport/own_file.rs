//! The app's own files.

use gloo_net::http::Request;

/// The file did not come, or is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the app's own file did not come")]
pub struct NoFile;

/// The text of a file that lies beside the app; its name is relative to the page's.
///
/// # Errors
/// [`NoFile`].
pub async fn read(name: &str) -> Result<String, NoFile> {
    let answer = Request::get(name).send().await.map_err(|_| NoFile)?;
    if !answer.ok() {
        return Err(NoFile);
    }
    answer.text().await.map_err(|_| NoFile)
}
