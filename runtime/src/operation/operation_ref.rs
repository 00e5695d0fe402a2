//! The operation of a call, shared by everything that comes of it: a static one at no cost, or one that was made for the
//! call.

use std::{ops::Deref, sync::Arc};

use crate::operation::Operation;

/// A shared operation. It dereferences to the [`Operation`].
#[derive(Clone, Debug)]
pub(crate) enum OperationRef {
    /// An operation of the document.
    Static(&'static Operation),
    /// An operation that the document lacks. It is freed with the last request, error or recording that names it.
    Shared(Arc<Operation>),
}

impl Deref for OperationRef {
    type Target = Operation;

    fn deref(&self) -> &Operation {
        match self {
            Self::Static(operation) => operation,
            Self::Shared(operation) => operation,
        }
    }
}

impl From<&'static Operation> for OperationRef {
    fn from(operation: &'static Operation) -> Self {
        Self::Static(operation)
    }
}

impl From<Operation> for OperationRef {
    fn from(operation: Operation) -> Self {
        Self::Shared(Arc::new(operation))
    }
}
