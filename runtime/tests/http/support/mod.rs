//! What the tests share: a few operations of an API that does not exist, and a service on a socket that follows a script.

mod server;

pub use self::{
    api::{AddNote, CreateThing, DeleteThing, ListThings, Thing, ThingSid, UpdateThing},
    server::{Reply, Server, json},
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

mod api {
    #![allow(missing_docs, reason = "an API for tests")]

    use twilio_runtime::{DateTime, Json};

    twilio_runtime::sid_types! {
        /// Identifies a thing.
        pub type ThingSid = ["TH"];
    }

    twilio_runtime::model! {
        /// A thing.
        pub struct Thing {
            /// Its SID.
            #[field("sid")]
            pub sid: Option<ThingSid>,
            /// Its size.
            #[field("size")]
            pub size: Option<i64>,
        }
    }

    twilio_runtime::request! {
        "CreateThing": Post "https://api.example.com" "/v1/Things" form -> Thing;
        /// Creates a thing.
        pub struct CreateThing {
            /// A text.
            #[input(form, "FriendlyName", text, pii)]
            pub friendly_name: String,
            /// A SID under a dotted name.
            #[input(form, "Parent.Sid", sid)]
            pub parent_sid: ThingSid,
            /// A number.
            #[input(form, "Offset", value)]
            pub offset: f64,
            /// A truth.
            #[input(form, "Enabled", value)]
            pub enabled: bool,
            /// A list of SIDs.
            #[input(form, "PartSids", sids)]
            pub part_sids: ThingSid,
            /// Any JSON.
            #[input(form, "Routing", json)]
            pub routing: Json,
            /// A list of any JSON.
            #[input(form, "Plugins", jsons)]
            pub plugins: Json,
            /// A time.
            #[input(form, "Since", into)]
            pub since: DateTime,
            /// A query parameter beside the form.
            #[input(query, "Dry<Run", text)]
            pub dry_run: String,
            /// A header.
            #[input(header, "Ui-Version", text)]
            pub ui_version: String,
            /// A header that replaces the credentials.
            #[input(header, "Authorization", text, pii)]
            pub authorization: String,
        }
    }

    twilio_runtime::request! {
        "AddNote": Post "https://api.example.com" "/v1/Things/{Sid}/Notes.json" none -> Json;
        /// Adds a note.
        pub struct AddNote {}
    }

    twilio_runtime::request! {
        "UpdateThing": Post "https://api.example.com" "/v1/Things" json -> Json;
        /// Updates the things.
        pub struct UpdateThing {
            /// The body.
            #[input(body, "$body", json)]
            pub body: Json,
        }
    }

    twilio_runtime::request! {
        "DeleteThing": Delete "https://api.example.com" "/v1/Things/{Sid}" none -> ();
        /// Deletes a thing.
        pub struct DeleteThing {}
    }

    twilio_runtime::request! {
        "ListThings": Get "https://api.example.com" "/v1/Things" none -> [Thing in "things"];
        /// Lists the things.
        pub struct ListThings {
            /// Only of these categories.
            #[input(query, "Category", texts)]
            pub category: String,
            /// A header.
            #[input(header, "Flex-Metadata", text)]
            pub flex_metadata: String,
            /// How many on a page.
            #[input(query, "PageSize", value)]
            pub page_size: i64,
            /// Which page.
            #[input(query, "Page", value)]
            pub page: i64,
        }
    }
}
