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
    pub struct CreateThing;

    impl CreateThing {
        /// A text.
        #[input(form, "FriendlyName", text, pii)]
        pub fn friendly_name(self, friendly_name: impl twilio_runtime::IntoText) -> Self;
        /// A SID under a dotted name.
        #[input(form, "Parent.Sid", sid)]
        pub fn parent_sid(self, parent_sid: impl twilio_runtime::IntoSid<ThingSid>) -> Self;
        /// A number.
        #[input(form, "Offset", value)]
        pub fn offset(self, offset: f64) -> Self;
        /// A truth.
        #[input(form, "Enabled", value)]
        pub fn enabled(self, enabled: bool) -> Self;
        /// A list of SIDs.
        #[input(form, "PartSids", sids)]
        pub fn part_sids(self, part_sids: impl IntoIterator<Item: twilio_runtime::IntoSid<ThingSid>>) -> Self;
        /// Any JSON.
        #[input(form, "Routing", json)]
        pub fn routing(self, routing: impl twilio_runtime::IntoJson) -> Self;
        /// A list of any JSON.
        #[input(form, "Plugins", jsons)]
        pub fn plugins(self, plugins: impl IntoIterator<Item: twilio_runtime::IntoJson>) -> Self;
        /// A time.
        #[input(form, "Since", into)]
        pub fn since(self, since: impl twilio_runtime::IntoValue<DateTime>) -> Self;
        /// A query parameter beside the form.
        #[input(query, "Dry<Run", text)]
        pub fn dry_run(self, dry_run: impl twilio_runtime::IntoText) -> Self;
        /// A header.
        #[input(header, "Ui-Version", text)]
        pub fn ui_version(self, ui_version: impl twilio_runtime::IntoText) -> Self;
        /// A header that replaces the credentials.
        #[input(header, "Authorization", text, pii)]
        pub fn authorization(self, authorization: impl twilio_runtime::IntoText) -> Self;
    }
}

twilio_runtime::request! {
    "AddNote": Post "https://api.example.com" "/v1/Things/{Sid}/Notes.json" none -> Json;
    /// Adds a note.
    pub struct AddNote;
}

twilio_runtime::request! {
    "UpdateThing": Post "https://api.example.com" "/v1/Things" json -> Json;
    /// Updates the things.
    pub struct UpdateThing;

    impl UpdateThing {
        /// The body.
        #[input(body, "$body", json)]
        pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
    }
}

twilio_runtime::request! {
    "DeleteThing": Delete "https://api.example.com" "/v1/Things/{Sid}" none -> ();
    /// Deletes a thing.
    pub struct DeleteThing;
}

twilio_runtime::request! {
    "ListThings": Get "https://api.example.com" "/v1/Things" none -> [Thing in "things"];
    /// Lists the things.
    pub struct ListThings;

    impl ListThings {
        /// Only of these categories.
        #[input(query, "Category", texts)]
        pub fn category(self, category: impl IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
        /// A header.
        #[input(header, "Flex-Metadata", text)]
        pub fn flex_metadata(self, flex_metadata: impl twilio_runtime::IntoText) -> Self;
        /// How many on a page.
        #[input(query, "PageSize", value)]
        pub fn page_size(self, page_size: i64) -> Self;
        /// Which page.
        #[input(query, "Page", value)]
        pub fn page(self, page: i64) -> Self;
    }
}
