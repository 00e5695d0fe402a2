//! What the server answers, one file for each kind of route.

mod init;
mod page;
mod refresh;
mod token_response;
mod webhook;

pub(crate) use self::{init::init, page::PAGES, refresh::refresh, webhook::webhook};

pub(crate) const INIT: &str = "/initWebchat";
pub(crate) const REFRESH: &str = "/refreshToken";
pub(crate) const WEBHOOK: &str = "/webhook";
pub(crate) const HEALTH: &str = "/healthz";

/// Returns the path of every route.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    let pages = PAGES.iter().map(|page| page.path);
    [INIT, REFRESH, WEBHOOK, HEALTH].into_iter().chain(pages)
}
