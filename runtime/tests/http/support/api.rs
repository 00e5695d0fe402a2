//! A few operations of an API that does not exist, with every kind of input and result.

#![allow(missing_docs, reason = "an API for tests")]

use twilio_runtime::{DateTime, Json};

twilio_runtime::sid_types! {
    /// Identifies a thing.
    pub type ThingSid = ["TH"];
}

twilio_runtime::open_enum! {
    /// How a thing is.
    pub enum State {
        /// It is at work.
        #[value("active")]
        Active,
    }
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
        /// How it is.
        #[field("state")]
        pub state: Option<State>,
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
