//! Answers that are not what the description specifies: the record, the page and the answer to a POST arrive, and what
//! did not fit is listed.

mod random;
mod reading;
mod text;
mod values;

use std::collections::BTreeMap;

use twilio_runtime::{DateTime, Json, Mismatch, Response, Scope, TypedJson};

use crate::support::{Reply, Server, State, ThingSid, builder, scope_with};

twilio_runtime::model! {
    /// Something with a field of each type.
    pub struct Anything {
        /// A SID.
        #[field("sid")]
        pub sid: Option<ThingSid>,
        /// A text.
        #[field("name", pii)]
        pub name: Option<String>,
        /// A boolean.
        #[field("is_on")]
        pub is_on: Option<bool>,
        /// An integer.
        #[field("count")]
        pub count: Option<i64>,
        /// A small integer.
        #[field("small")]
        pub small: Option<i32>,
        /// A number.
        #[field("ratio")]
        pub ratio: Option<f64>,
        /// A point in time.
        #[field("since")]
        pub since: Option<DateTime>,
        /// An enum.
        #[field("state")]
        pub state: Option<State>,
        /// Any JSON.
        #[field("attributes")]
        pub attributes: Option<Json>,
        /// Any JSON that is mostly a list of numbers.
        #[field("usual")]
        pub usual: Option<TypedJson<Vec<i64>>>,
        /// Texts.
        #[field("tags")]
        pub tags: Vec<String>,
        /// Numbers by name.
        #[field("links")]
        pub links: BTreeMap<String, i64>,
        /// More of the same.
        #[field("parts")]
        pub parts: Vec<Anything>,
        /// One of the same.
        #[field("part")]
        pub part: Option<Box<Anything>>,
    }
}

twilio_runtime::model! {
    /// Something that has to have everything.
    pub struct Whole {
        /// A SID.
        #[field("sid")]
        pub sid: ThingSid,
        /// A text.
        #[field("name", pii)]
        pub name: String,
        /// A boolean.
        #[field("is_on")]
        pub is_on: bool,
        /// An integer.
        #[field("count")]
        pub count: i64,
        /// An enum.
        #[field("state")]
        pub state: State,
        /// Another model.
        #[field("thing")]
        pub thing: crate::support::Thing,
    }
}

twilio_runtime::request! {
    "CreateAnything": Post "https://api.example.com" "/v1/Anything" none -> Anything;
    /// Creates anything.
    pub struct CreateAnything;
}

twilio_runtime::request! {
    "FetchWhole": Get "https://api.example.com" "/v1/Whole" none -> Whole;
    /// Fetches the whole.
    pub struct FetchWhole;
}

twilio_runtime::request! {
    "FetchNote": Get "https://api.example.com" "/v1/Note" none -> text as "text/plain";
    /// Fetches a text.
    pub struct FetchNote;
}

twilio_runtime::request! {
    "ListAnything": Get "https://api.example.com" "/v1/Anything" none -> [Anything in "things"];
    /// Lists anything.
    pub struct ListAnything;
}

/// Starts a service that answers like this, and returns its root.
fn service(replies: impl IntoIterator<Item = Reply>) -> Scope {
    scope_with(builder(), &Server::start(replies))
}

/// Creates anything at a service that answers with these bytes.
async fn created(headers: &str, body: &[u8]) -> Response<Anything> {
    let scope = service([crate::support::raw(headers, body)]);
    let response = CreateAnything::new(&scope).send_with_response().await;
    response.unwrap_or_else(|error| panic!("{}: {error:?}", String::from_utf8_lossy(body)))
}

/// Returns each mismatch as its line and the JSON that came.
fn lines(mismatches: &[Mismatch]) -> Vec<(String, Option<&str>)> {
    let line = |mismatch: &Mismatch| mismatch.to_string();
    mismatches
        .iter()
        .map(|mismatch| (line(mismatch), mismatch.raw()))
        .collect()
}
