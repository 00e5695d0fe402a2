//! What calls that block are driven by: a future goes in, and is polled on the thread of the caller until its output comes out.

pub(crate) mod background;
pub(crate) mod runtime;
pub(crate) mod wait;
