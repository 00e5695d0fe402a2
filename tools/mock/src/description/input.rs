//! What a caller gives to an operation.

use serde::Deserialize;

use super::{Limits, Type};
use crate::words::property_name;

/// One input.
#[derive(Deserialize)]
pub(crate) struct Input {
    /// Its name on the wire.
    pub(crate) name: String,
    pub(crate) location: Location,
    #[serde(default)]
    pub(crate) style: Style,
    #[serde(rename = "type")]
    pub(crate) ty: Type,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) personal: bool,
    #[serde(flatten)]
    pub(crate) limits: Limits,
}

impl Input {
    /// The property that it gives, with the steps below it: `["integration", "flow_sid"]` of `Integration.FlowSid`.
    pub(crate) fn property(&self) -> Vec<String> {
        self.name.split('.').map(property_name).collect()
    }
}

/// Where an input travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Location {
    Query,
    Header,
    Form,
    Part,
    Body,
}

/// How a list or an object is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Style {
    #[default]
    Plain,
    Comma,
    Space,
    Pipe,
    Deep,
    Properties,
    Json,
    Collapsible,
}
