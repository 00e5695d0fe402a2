//! What tests of an application need: expectations of requests for a script, and recordings of a service's responses.
//!
//! [`ScriptedTransport`](crate::ScriptedTransport) answers by [`Expectation`]s, a [`Recorder`] records the responses of
//! another transport, and a [`Replay`] returns them again. None of these reads or writes files: they take and give text.
//!
//! | To show that | Use |
//! |---|---|
//! | the application sends the right requests | [`Expectation`], with `path`, `form`, `query`, `header`, `json_body`, `part`, `body` and `exactly`, or all at once with `like` |
//! | it bears what a service does | an [`Expectation`] with several answers: `respond_json(503, …)`, `time_out()`, `reset()` |
//! | it understands the answers of the service | a [`Recorder`] once, and a [`Replay`] from then on |
//!
//! Waits between attempts take no time in a test that pauses tokio's clock (`#[tokio::test(start_paused = true)]`).
//!
//! Reports and recordings hide credentials, and what the API's description marks as personal. [`Recorder`] lists what
//! that is.

mod content;
mod difference;
mod exchange;
mod expectation;
mod expected_parts;
mod holes;
mod like;
mod link;
mod nearest;
mod recorder;
mod redaction;
mod repetition;
mod replay;
mod request_view;
pub(crate) mod scripted_transport;

pub(crate) use self::{repetition::LastAnswer, request_view::RequestView};

pub use self::{
    expectation::Expectation,
    recorder::Recorder,
    replay::{RecordingError, Replay},
};
