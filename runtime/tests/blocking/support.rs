//! A small API, and clients of it that wait.

#![allow(missing_docs, reason = "an API for tests")]

use std::time::Duration;

use twilio_runtime::{ClientBuilder, Credentials, Json, RetryPolicy, Scope};

pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

twilio_runtime::model! {
    /// A thing.
    pub struct Thing {
        /// Its size.
        #[field("size")]
        pub size: Option<i64>,
    }
}

twilio_runtime::request! {
    "CreateThing": Post "https://api.example.com" "/v1/Things" form -> Thing;
    /// Creates a thing.
    pub struct CreateThing;

    impl CreateThing {
        /// A text.
        #[input(form, "FriendlyName", text, pii)]
        pub fn friendly_name(self, friendly_name: impl twilio_runtime::IntoText) -> Self;
    }
}

twilio_runtime::request! {
    "Ping": Post "https://api.example.com" "/v1/Ping" none -> Json;
    /// Asks whether anybody is there.
    pub struct Ping;
}

twilio_runtime::request! {
    "ListThings": Get "https://api.example.com" "/v1/Things" none -> [Thing in "things"];
    /// Lists the things.
    pub struct ListThings;

    impl ListThings {
        /// A header.
        #[input(header, "Flex-Metadata", text)]
        pub fn flex_metadata(self, flex_metadata: impl twilio_runtime::IntoText) -> Self;
        /// How many on a page.
        #[input(query, "PageSize", value)]
        pub fn page_size(self, page_size: i64) -> Self;
    }
}

/// Begins a client that waits.
pub fn builder() -> ClientBuilder {
    ClientBuilder::new("twilio-test-rust/1.2.3")
        .credentials(Credentials::auth_token(ACCOUNT, "token"))
        .retry(RetryPolicy::default().base_delay(Duration::from_millis(1)))
        .blocking()
}

pub fn scope(builder: ClientBuilder) -> Scope {
    Scope::new(builder.build().expect("a client"))
}
