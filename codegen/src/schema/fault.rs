//! Why a schema has no normal form, or not the one that is written.

use super::node::Place;
use crate::diagnostic::Help;

/// A fault at a place of the document.
pub(crate) struct Fault<'d> {
    pub(crate) place: Place<'d>,
    pub(crate) message: String,
    pub(crate) help: Help,
}

impl<'d> Fault<'d> {
    pub(super) fn new(place: Place<'d>, message: impl Into<String>, help: impl Into<Help>) -> Self {
        Self {
            place,
            message: message.into(),
            help: help.into(),
        }
    }
}
