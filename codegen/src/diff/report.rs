//! What a comparison finds, as plain data.

/// What a change asks of the next version of the crate, from the least to the most.
///
/// A public item is a Rust name together with what it stands for on the wire. Whoever uses the item relies on both, so a change of
/// either is major: of the name, because code no longer compiles; of what it stands for, because code compiles and then sends or reads
/// something else (another host, path, method, place, name or value). The latter is marked as [`Change::behaviour`] as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nobody has to look at their code: what compiled compiles, and sends and reads what it did.
    Patch,
    /// There is something new, or something that the crate shows or warns of; what compiled compiles, and sends what it did.
    Minor,
    /// Code that uses the item may no longer compile, or means something else.
    Major,
}

impl Verdict {
    /// All of them, the most serious first.
    pub const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Patch];

    /// `major`, `minor` or `patch`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// The module of a version.
    Module,
    /// A method that leads to a handle, with the handle.
    Accessor,
    /// An operation: its method and its builder.
    Operation,
    /// An input of an operation.
    Input,
    /// A model.
    Model,
    /// A field of a model.
    Field,
    /// An enum.
    Enum,
    /// A value of an enum.
    Value,
    /// A SID type.
    Sid,
}

impl Item {
    /// The name in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Accessor => "accessor",
            Self::Operation => "operation",
            Self::Input => "input",
            Self::Model => "model",
            Self::Field => "field",
            Self::Enum => "enum",
            Self::Value => "value",
            Self::Sid => "sid",
        }
    }
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its Rust name is another one.
    Renamed,
    /// Its method stands on another handle.
    Moved,
    /// Its type is another one.
    Type,
    /// It became required or optional.
    Required,
    /// Its required inputs became a struct, or arguments.
    Arguments,
    /// It has setters for its fields, or has no longer.
    Setters,
    /// Its parts stand in another order.
    Order,
    /// Its name on the wire is another one.
    WireName,
    /// It travels elsewhere in the request.
    Location,
    /// Its path is another one.
    Path,
    /// Its HTTP method is another one.
    HttpMethod,
    /// Its server is another one.
    Server,
    /// Its body is encoded otherwise.
    Encoding,
    /// Its result is another one.
    Response,
    /// The records of its listing stand under another key.
    RecordsKey,
    /// Its prefixes are other ones.
    Prefixes,
    /// It was marked as personal data, or is no longer.
    Personal,
    /// It was deprecated, or is no longer.
    Deprecated,
    /// Its documentation reads otherwise.
    Docs,
    /// Its examples are other ones.
    Examples,
}

impl Kind {
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
            Self::Prefixes => "prefixes",
            Self::Personal => "personal",
            Self::Deprecated => "deprecated",
            Self::Docs => "docs",
            Self::Examples => "examples",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item as a user of the crate writes it: `v1::FlexFlow.friendly_name`. Its old name if it is gone or has another one.
    pub rust: String,
    /// The same on the wire: `friendly_name`, `POST /v1/FlexFlows`.
    pub wire: String,
    /// What kind of thing it is.
    pub item: Item,
    /// What happened to it.
    pub kind: Kind,
    /// The same as a sentence, without a capital and a full stop.
    pub what: String,
    /// What it asks of the next version.
    pub verdict: Verdict,
    /// Why, from what the crate shows of the item.
    pub reason: &'static str,
    /// Whether code that compiles as before sends or reads something else.
    pub behaviour: bool,
    /// Whether something that was hidden now shows: personal data in `Debug`, or a value of a header in a URL.
    pub exposes: bool,
}

/// A fact of the documents that changed and makes no difference to the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The new document.
    pub file: String,
    /// The JSON pointer to the fact: into the new document, or into the old one if the fact is gone.
    pub pointer: String,
    /// What happened: `201 -> 200`, `new` or `gone`.
    pub what: String,
}

/// What changed between two APIs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The changes: the most serious first, and within one verdict in the order of the documents.
    pub changes: Vec<Change>,
    /// What differs between the documents besides, without any difference to the crate. Only [`compare`](super::compare) knows them.
    pub neutral: Vec<Fact>,
    /// How many facts were too many to be told apart: each may belong to a change or be one that makes no difference.
    pub undecided: usize,
    /// The targets of the overlay's actions that match nothing in the old documents, and in the new ones.
    pub unmatched: [Vec<String>; 2],
}

impl Report {
    pub(super) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| std::cmp::Reverse(change.verdict));
        Self {
            changes,
            ..Self::default()
        }
    }

    /// The verdict on all changes together; `None` without a change.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.changes.first().map(|change| change.verdict)
    }

    /// The changes of one verdict.
    pub fn of(&self, verdict: Verdict) -> impl Iterator<Item = &Change> + Clone {
        self.changes
            .iter()
            .filter(move |change| change.verdict == verdict)
    }
}
