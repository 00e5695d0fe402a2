//! A resource: what one generated file holds.

use super::{Handle, Model, Newtype, OpenEnum, Operation, Outcomes, Union};

/// Everything about one path segment and its templated item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resource {
    /// The name of the file and of the private module, `flex_flows`.
    pub rust: String,
    /// Its handles: the collection, the item, or both.
    pub handles: Vec<Handle>,
    /// Its operations, in the document's order.
    pub operations: Vec<Operation>,
    /// The models that its operations are the first to use.
    pub models: Vec<Model>,
    /// The enums that its operations are the first to use.
    pub enums: Vec<OpenEnum>,
    /// The unions that its operations are the first to use.
    pub unions: Vec<Union>,
    /// The recursive lists and maps that its operations are the first to use.
    pub newtypes: Vec<Newtype>,
    /// The outcomes of its operations that depend on the status.
    pub outcomes: Vec<Outcomes>,
}
