//! What can happen to a thing.

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It was removed.
    Removed,
    /// Its Rust name changed.
    Renamed,
    /// Its method is on another handle.
    Moved,
    /// Its type changed.
    Type,
    /// It became required or optional.
    Required,
    /// Its required inputs became a struct, or arguments.
    Arguments,
    /// Setters for its fields were added or removed.
    Setters,
    /// Its parts are in another order.
    Order,
    /// Its name on the wire changed.
    WireName,
    /// It is sent in another part of the request.
    Location,
    /// Its path changed.
    Path,
    /// Its HTTP method changed.
    HttpMethod,
    /// Its server changed.
    Server,
    /// Its body is encoded differently.
    Encoding,
    /// Its result changed.
    Response,
    /// The records of its listing are under another key.
    RecordsKey,
    /// The media type of its body changed.
    MediaType,
    /// The media type that it asks for changed.
    Accept,
    /// Its lists or objects are written in another style.
    Style,
    /// Other statuses belong to it.
    Status,
    /// Another property decides between its members.
    Tag,
    /// Other values belong to it.
    Rule,
    /// Another side writes it.
    Direction,
    /// Its prefixes changed.
    Prefixes,
    /// It was marked as personal data, or the mark was removed.
    Personal,
    /// It was deprecated, or the mark was removed.
    Deprecated,
    /// Its documentation changed.
    Docs,
    /// The names under which its documentation is found changed.
    Aliases,
    /// Its examples changed.
    Examples,
}

impl ChangeKind {
    /// The name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Type => "type",
            Self::Required => "required",
            Self::Arguments => "arguments",
            Self::Setters => "setters",
            Self::Order => "order",
            Self::WireName => "wire_name",
            Self::Location => "location",
            Self::Path => "path",
            Self::HttpMethod => "http_method",
            Self::Server => "server",
            Self::Encoding => "encoding",
            Self::Response => "response",
            Self::RecordsKey => "records_key",
            Self::MediaType => "media_type",
            Self::Accept => "accept",
            Self::Style => "style",
            Self::Status => "status",
            Self::Tag => "tag",
            Self::Rule => "rule",
            Self::Direction => "direction",
            Self::Prefixes => "prefixes",
            Self::Personal => "personal",
            Self::Deprecated => "deprecated",
            Self::Docs => "docs",
            Self::Aliases => "aliases",
            Self::Examples => "examples",
        }
    }
}
