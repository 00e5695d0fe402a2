//! A key of an OpenAPI object in, what stands under it out: which keys hold objects, which hold sentences, and the order
//! in which they are written.

use serde_json::{Map, Value};

/// What an object of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    Info,
    Tag,
    Server,
    ServerVariable,
    ExternalDocs,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    Media,
    Encoding,
    /// A schema with a name of its own: a component, a property, the body of a request or a response.
    Schema,
    /// A schema that is part of something that is described already: the items of a list, the schema of a parameter.
    PartSchema,
    Example,
    SecurityScheme,
    Link,
    Callback,
}

/// What stands under a key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field {
    /// Anything, of which nothing is known.
    Data,
    One(Kind),
    /// An object with keys of the author's own.
    Map(Kind),
    List(Kind),
}

impl Kind {
    pub(super) fn field(self, key: &str) -> Field {
        use Field::{Data, List, Map, One};
        match (self, key) {
            (Self::Document, "info") => One(Self::Info),
            (Self::Document, "components") => One(Self::Components),
            (Self::Document, "paths") => Map(Self::PathItem),
            (Self::Document, "tags") => List(Self::Tag),
            (Self::Document | Self::PathItem | Self::Operation, "servers") => List(Self::Server),
            (Self::Link, "server") => One(Self::Server),
            (Self::Server, "variables") => Map(Self::ServerVariable),
            (_, "externalDocs") => One(Self::ExternalDocs),
            (
                Self::PathItem,
                "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace",
            ) => One(Self::Operation),
            (Self::PathItem | Self::Operation, "parameters") => List(Self::Parameter),
            (Self::Operation, "requestBody") => One(Self::RequestBody),
            (Self::Components, "parameters") => Map(Self::Parameter),
            (Self::Components, "requestBodies") => Map(Self::RequestBody),
            (Self::Components, "securitySchemes") => Map(Self::SecurityScheme),
            (Self::Components, "schemas") | (Self::Schema | Self::PartSchema, "properties") => {
                Map(Self::Schema)
            }
            (Self::Components | Self::Operation, "responses") => Map(Self::Response),
            (Self::Components | Self::Operation, "callbacks") => Map(Self::Callback),
            (Self::Callback, _) => One(Self::PathItem),
            (Self::Components | Self::Response | Self::Encoding, "headers") => Map(Self::Header),
            (Self::Components | Self::Response, "links") => Map(Self::Link),
            (Self::Components | Self::Media | Self::Parameter | Self::Header, "examples") => {
                Map(Self::Example)
            }
            (Self::RequestBody | Self::Response | Self::Parameter | Self::Header, "content") => {
                Map(Self::Media)
            }
            (Self::Media, "schema") => One(Self::Schema),
            (Self::Media, "encoding") => Map(Self::Encoding),
            (Self::Parameter | Self::Header, "schema") => One(Self::PartSchema),
            (Self::Schema | Self::PartSchema, "items" | "additionalProperties" | "not") => {
                One(Self::PartSchema)
            }
            (Self::Schema | Self::PartSchema, "allOf" | "oneOf" | "anyOf") => {
                List(Self::PartSchema)
            }
            _ => Data,
        }
    }

    /// Whether an object of this kind is an item: something with an identity, that sentences and facts belong to.
    pub(super) fn is_item(self) -> bool {
        matches!(
            self,
            Self::Document
                | Self::Info
                | Self::Tag
                | Self::PathItem
                | Self::Operation
                | Self::Parameter
                | Self::Header
                | Self::Response
                | Self::Schema
                | Self::SecurityScheme
        )
    }

    /// The keys that hold a sentence.
    pub(super) fn sentences(self) -> &'static [&'static str] {
        match self {
            Self::Document | Self::Components | Self::Media | Self::Encoding | Self::Callback => {
                &[]
            }
            Self::Info => &["title", "description"],
            Self::Operation | Self::PathItem | Self::Example => &["summary", "description"],
            _ => &["description"],
        }
    }

    /// The keys under which every object of this kind has a sentence in our documents.
    pub(super) fn needed_sentences(self) -> &'static [&'static str] {
        match self {
            Self::Operation => &["summary", "description"],
            Self::PathItem
            | Self::Parameter
            | Self::Header
            | Self::Response
            | Self::Schema
            | Self::SecurityScheme => &["description"],
            _ => &[],
        }
    }

    /// Whether OpenAPI asks for this sentence.
    pub(super) fn is_mandatory(self, key: &str) -> bool {
        matches!(
            (self, key),
            (Self::Response, "description") | (Self::Info, "title")
        )
    }

    /// Whether a `$ref` can stand for an object of this kind.
    pub(super) fn is_referable(self) -> bool {
        matches!(
            self,
            Self::Parameter
                | Self::Header
                | Self::RequestBody
                | Self::Response
                | Self::Schema
                | Self::PartSchema
                | Self::Example
                | Self::SecurityScheme
                | Self::Link
                | Self::Callback
        )
    }

    /// Whether an `enum` here can have descriptions of its values.
    pub(super) fn is_schema(self) -> bool {
        matches!(self, Self::Schema | Self::PartSchema)
    }

    /// The order of the keys; `*` stands for all others, in the order in which they were published.
    fn order(self) -> &'static [&'static str] {
        match self {
            Self::Document => &[
                "openapi",
                "info",
                "servers",
                "tags",
                "security",
                "*",
                "paths",
                "components",
            ],
            Self::Info => &["title", "description", "version"],
            Self::Components => &[
                "schemas",
                "responses",
                "parameters",
                "examples",
                "requestBodies",
                "headers",
                "securitySchemes",
            ],
            Self::PathItem => &[
                "$ref",
                "summary",
                "description",
                "servers",
                "x-twilio",
                "parameters",
            ],
            Self::Operation => &[
                "operationId",
                "summary",
                "description",
                "deprecated",
                "tags",
                "security",
                "*",
                "parameters",
                "requestBody",
                "responses",
            ],
            Self::Tag => &["name", "description"],
            Self::SecurityScheme => &["type", "scheme", "description"],
            Self::RequestBody | Self::Response => &["description", "headers", "content"],
            Self::Media => &["schema"],
            Self::Example => &["summary", "description", "value"],
            Self::Server | Self::Link => &["url", "description"],
            Self::Schema | Self::PartSchema => SCHEMA_ORDER,
            Self::Parameter | Self::Header => &[
                "name",
                "in",
                "description",
                "required",
                "deprecated",
                "style",
                "explode",
                "example",
                "schema",
                "content",
                "*",
                "x-twilio",
            ],
            Self::ServerVariable | Self::ExternalDocs | Self::Encoding | Self::Callback => &[],
        }
    }

    /// Sorts the keys of an object.
    pub(super) fn sort(self, map: Map<String, Value>) -> Map<String, Value> {
        let order = self.order();
        let place_of = |name: &str| order.iter().position(|key| *key == name);
        let others = place_of("*").unwrap_or(order.len());
        let mut entries: Vec<_> = map.into_iter().collect();
        entries.sort_by_key(|(key, _)| place_of(key).unwrap_or(others));
        entries.into_iter().collect()
    }
}

const SCHEMA_ORDER: &[&str] = &[
    "title",
    "description",
    "deprecated",
    "type",
    "format",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "maximum",
    "nullable",
    "default",
    "enum",
    "x-enumDescriptions",
    "example",
    "required",
    "properties",
    "items",
    "*",
    "x-twilio",
];
