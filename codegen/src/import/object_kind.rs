//! A key of an OpenAPI object in, what it holds out: which keys hold objects, and which hold sentences.

/// What an object of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectKind {
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
    /// A schema that is part of something with a description: the items of a list, the schema of a parameter.
    PartSchema,
    Example,
    SecurityScheme,
    Link,
    Callback,
}

/// What a key holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum KeyContent {
    /// Any data.
    Data,
    One(ObjectKind),
    /// An object with keys that the author chooses.
    Map(ObjectKind),
    List(ObjectKind),
}

impl ObjectKind {
    pub(super) fn content(self, key: &str) -> KeyContent {
        use KeyContent::{Data, List, Map, One};
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

    /// Whether OpenAPI requires this sentence.
    pub(super) fn is_mandatory(self, key: &str) -> bool {
        matches!(
            (self, key),
            (Self::Response, "description") | (Self::Info, "title")
        )
    }

    /// Whether an object of this kind can be replaced by a `$ref`.
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
}
