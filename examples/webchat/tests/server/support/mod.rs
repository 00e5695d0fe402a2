//! What the tests share.

pub(crate) mod http;
pub(crate) mod log;
pub(crate) mod program;
pub(crate) mod running;
pub(crate) mod settings;
pub(crate) mod twilio;
