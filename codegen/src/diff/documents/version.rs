//! One side with its documents as trees in, whether other trees make the same API out.

use serde_json::{Value, json};

use super::side::{self, Side};
use crate::diagnostic::Diagnostics;
use crate::diff::calls::shown;
use crate::document::{self, Source};
use crate::import::unfold;
use crate::ir::{Api, Constraints, Example, Operation};

/// One side with its documents as trees.
pub(super) struct Version<'a> {
    pub(super) side: &'a Side,
    pub(super) trees: Vec<Value>,
    api: Api,
}

impl<'a> Version<'a> {
    /// `None` if a document cannot be read.
    pub(super) fn of(side: &'a Side) -> Option<Self> {
        let read = |source| document::read_tree(source, &mut Diagnostics::default()).ok();
        let mut version = Self {
            side,
            trees: side.sources.iter().map(read).collect::<Option<_>>()?,
            api: as_generated(side.api.clone()),
        };
        // What one document folds into components and another writes out is the same fact, unless the overlay is about the component.
        let mut unfolded = version.trees.clone();
        unfolded.iter_mut().for_each(unfold);
        if version.is_kept_by(&unfolded) {
            version.trees = unfolded;
        }
        Some(version)
    }

    /// Whether documents that differ from these in `trees` make the same API.
    pub(super) fn is_kept_by(&self, trees: &[Value]) -> bool {
        let source = |(source, tree): (&Source, &Value)| Source {
            name: source.name.clone(),
            text: tree.to_string().into_bytes(),
        };
        let sources: Vec<Source> = self.side.sources.iter().zip(trees).map(source).collect();
        let (lowered, _) = side::read(&sources, self.side.overlay.as_ref());
        !lowered.diagnostics.has_errors() && as_generated(lowered.api) == self.api
    }
}

/// The API without what the generated crate does not show: limits, defaults, null beside a missing value, statuses, security schemes, and all examples but the values of the
/// first.
fn as_generated(mut api: Api) -> Api {
    api.unused_schemas.clear();
    let resources = api
        .modules
        .iter_mut()
        .flat_map(|module| &mut module.resources);
    for resource in resources {
        for field in resource
            .models
            .iter_mut()
            .flat_map(|model| &mut model.fields)
        {
            *field.constraints = Constraints::default();
            field.nullable = false;
        }
        resource.operations.iter_mut().for_each(strip);
    }
    api
}

fn strip(operation: &mut Operation) {
    for input in &mut operation.inputs {
        *input.constraints = Constraints::default();
    }
    operation.security.clear();
    operation.status = 0;
    operation.response_examples.clear();
    let value = json!(shown(operation, |_| true));
    operation.request_examples = vec![Example {
        name: String::new(),
        value,
    }];
}
