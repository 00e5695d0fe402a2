//! Any text and any JSON, in every place of a request: it arrives at a service unchanged, read there by decoders that
//! are not this crate's, or it is refused before anything is sent.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the support is shared with other tests, which use more of it"
)]

mod credentials;
mod generators;
mod headers;
mod links;
mod probe;
#[path = "../http/support/mod.rs"]
mod support;
mod texts;
mod values;

/// How often each property is tried.
const CASES: usize = 1500;
