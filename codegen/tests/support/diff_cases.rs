//! Small changes of the document in `diff/base.yaml`, one per kind of change.

#[path = "diff_cases/inputs.rs"]
mod inputs;
#[path = "diff_cases/models.rs"]
mod models;
#[path = "diff_cases/operations.rs"]
mod operations;
#[path = "diff_cases/values.rs"]
mod values;

/// A name for the snapshot, and what is replaced in the document by what.
pub(crate) type Case = (&'static str, &'static [(&'static str, &'static str)]);

/// All changes.
pub(crate) fn cases() -> impl Iterator<Item = &'static Case> {
    [
        operations::CASES,
        inputs::CASES,
        models::CASES,
        values::CASES,
    ]
    .into_iter()
    .flatten()
}
