//! Listening: only on this computer, unless it was allowed explicitly.

use std::future::Future;
use std::net::SocketAddr;

use sarhad_i18n::{Lang, words};
use tokio::net::TcpListener;

use crate::app::{App, Settings};
use crate::router::router;

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address can be reached from other computers and that was not allowed.
    #[error("{0} is not a loopback address")]
    NotLoopback(SocketAddr),
    /// The operating system refused the address.
    #[error("cannot listen on {address}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// The server stopped.
    #[error("the server stopped")]
    Stopped(#[source] std::io::Error),
}

impl ServeError {
    /// The error in the user's language, with what to do.
    pub fn message(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::NotLoopback(address) => {
                words.say("serve-not-loopback", &[("address", address.to_string().into())])
            }
            Self::Bind { address, source } => words.say(
                "serve-bind-failed",
                &[("address", address.to_string().into()), ("reason", source.to_string().into())],
            ),
            Self::Stopped(source) => {
                words.say("serve-stopped", &[("reason", source.to_string().into())])
            }
        }
    }
}

/// Takes the address of the settings.
pub async fn bind(settings: &Settings) -> Result<TcpListener, ServeError> {
    let address = settings.listen;
    allowed(address, settings)?;
    TcpListener::bind(address).await.map_err(|source| ServeError::Bind { address, source })
}

/// Answers requests until `shutdown` is ready, then finishes those that run.
pub async fn serve(
    listener: TcpListener,
    app: App,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    let address = listener.local_addr().map_err(ServeError::Stopped)?;
    allowed(address, &app.settings)?;
    axum::serve(listener, router(app))
        .with_graceful_shutdown(shutdown)
        .await
        .map_err(ServeError::Stopped)
}

fn allowed(address: SocketAddr, settings: &Settings) -> Result<(), ServeError> {
    if address.ip().is_loopback() || settings.allow_public {
        Ok(())
    } else {
        Err(ServeError::NotLoopback(address))
    }
}
