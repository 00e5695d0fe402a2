//! What the tests share: a few operations of an API that does not exist, and a service on a socket that follows a script.

mod api;
mod haste;
mod pages;
mod reply;
#[cfg(feature = "reqwest")]
mod reqwest_client;
mod server;

#[cfg(feature = "reqwest")]
pub use self::reqwest_client::reqwest_client;
pub use self::{
    api::{AddNote, CreateThing, DeleteThing, ListThings, State, Thing, ThingSid, UpdateThing},
    haste::Haste,
    pages::{LISTING, five_pages, page},
    reply::{Reply, html, json, raw, redirect},
    server::Server,
};

use std::time::Duration;

use twilio_runtime::{Client, ClientBuilder, Credentials, RetryPolicy, Scope, ScriptedTransport};

pub const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub const TOKEN: &str = "secret:to+ken/=%";
pub const THING: &str = "TH0123456789abcdef0123456789abcdef";

/// Returns a builder with credentials, of a client that makes one attempt.
pub fn builder() -> ClientBuilder {
    retrying().retry(RetryPolicy::off())
}

/// Returns a builder with credentials, of a client that attempts three times as usual, but does not wait long.
pub fn retrying() -> ClientBuilder {
    let policy = RetryPolicy::default().base_delay(Duration::from_millis(1));
    ClientBuilder::new("twilio-test-rust/1.2.3")
        .credentials(Credentials::auth_token(ACCOUNT, TOKEN))
        .retry(policy)
}

/// Returns the root of an API that a script answers for.
pub fn scripted(transport: &ScriptedTransport) -> Scope {
    Scope::new(
        builder()
            .transport(transport.clone())
            .build()
            .expect("a client"),
    )
}

/// Returns the root of an API that a script answers for, of a client with these settings.
pub fn scripted_with(builder: ClientBuilder, transport: &ScriptedTransport) -> Scope {
    Scope::new(
        builder
            .transport(transport.clone())
            .build()
            .expect("a client"),
    )
}

/// Returns the root of an API at `server`, of a client with these settings.
pub fn scope_with(builder: ClientBuilder, server: &Server) -> Scope {
    Scope::new(builder.base_url(&server.url).build().expect("a client"))
}

/// Returns the root of an API at `base_url`.
pub fn scope_at(base_url: &str) -> Scope {
    let client: Client = builder().base_url(base_url).build().expect("a client");
    Scope::new(client)
}

pub fn add_note(scope: &Scope) -> AddNote {
    AddNote::new(&scope.bind_text("Sid", THING))
}

pub fn delete_thing(scope: &Scope) -> DeleteThing {
    DeleteThing::new(&scope.bind_text("Sid", THING))
}
