//! The normal form of schemas: the same for OpenAPI 3.0 and 3.1, as plain data.

use indexmap::IndexMap;
use serde_json::Value;

use super::fault::Fault;
use super::node::Node;

/// Schemas that all apply to one value, not yet read: usually one, more if `allOf` or a property that several parts define brings
/// them together.
#[derive(Clone)]
pub(crate) struct Parts<'d> {
    pub(crate) nodes: Vec<Node<'d>>,
    /// Schemas around a union, which apply to its members as well; they are read without their references and unions.
    pub(crate) base: Vec<Node<'d>>,
    /// The one JSON type to read, of a schema that has several.
    pub(crate) only: Option<JsonType>,
}

impl<'d> From<Node<'d>> for Parts<'d> {
    fn from(node: Node<'d>) -> Self {
        Self::all(vec![node])
    }
}

impl<'d> Parts<'d> {
    /// Schemas that hold at once.
    pub(super) fn all(nodes: Vec<Node<'d>>) -> Self {
        Self {
            nodes,
            base: Vec::new(),
            only: None,
        }
    }
}

/// The types of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JsonType {
    String,
    Integer,
    Number,
    Boolean,
    Array,
    Object,
    Null,
}

impl JsonType {
    /// The type that a word of the document names.
    pub(super) fn of_word(word: &str) -> Option<Self> {
        Some(match word {
            "string" => Self::String,
            "integer" => Self::Integer,
            "number" => Self::Number,
            "boolean" => Self::Boolean,
            "array" => Self::Array,
            "object" => Self::Object,
            "null" => Self::Null,
            _ => return None,
        })
    }

    /// The word that names the type.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Array => "array",
            Self::Object => "object",
            Self::Null => "null",
        }
    }

    /// Whether the type includes a value.
    pub(super) fn includes(self, value: &Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Array => value.is_array(),
            Self::Object => value.is_object(),
            Self::Null => value.is_null(),
        }
    }
}

/// What a schema specifies about a value.
pub(crate) struct Schema<'d> {
    pub(crate) kind: Kind<'d>,
    pub(crate) nullable: bool,
    /// The schemas that describe the value, the outermost first. A reference that is [`Kind::Reference`] is not among them.
    pub(crate) descriptions: Vec<Node<'d>>,
    /// What has no effect, or is not read as written.
    pub(crate) warnings: Vec<Fault<'d>>,
}

/// What kind of value it is.
pub(crate) enum Kind<'d> {
    /// What a reference names, and nothing beside it changes that.
    Reference(Node<'d>),
    /// Any JSON value.
    Any,
    Boolean,
    Integer,
    Number,
    /// A text, with its `format` and `pattern`.
    Text {
        format: Option<&'d str>,
        pattern: Option<Node<'d>>,
    },
    /// One of these texts, each with the place that has it.
    Enum(Vec<EnumValue<'d>>),
    /// A list of anything, or of what the items are.
    List(Option<Parts<'d>>),
    Object(Object<'d>),
    Union(Union<'d>),
}

/// One value of an enum.
#[derive(Clone)]
pub(crate) struct EnumValue<'d> {
    /// The text that is sent; `true` and `2024` are texts in an enum of texts.
    pub(crate) text: std::borrow::Cow<'d, str>,
    /// The schema that lists it.
    pub(crate) schema: Node<'d>,
    /// Where it is.
    pub(crate) place: super::node::Place<'d>,
    /// The description of this value alone (`oneOf` of constants).
    pub(crate) description: Option<&'d str>,
}

/// An object with the properties of all its parts.
#[derive(Default)]
pub(crate) struct Object<'d> {
    pub(crate) properties: IndexMap<&'d str, Property<'d>>,
    /// The schema of other members, if there is one.
    pub(crate) additional: Option<Parts<'d>>,
    pub(crate) format: Option<&'d str>,
}

/// One property.
pub(crate) struct Property<'d> {
    pub(crate) parts: Parts<'d>,
    pub(crate) required: bool,
}

/// One of several schemas.
pub(crate) struct Union<'d> {
    pub(crate) members: Vec<Member<'d>>,
    pub(crate) discriminator: Option<Node<'d>>,
}

/// One schema of a union.
#[derive(Clone)]
pub(crate) struct Member<'d> {
    pub(crate) parts: Parts<'d>,
    /// The name of the component that it refers to.
    pub(crate) component: Option<&'d str>,
    /// Its `title`.
    pub(crate) title: Option<&'d str>,
}
