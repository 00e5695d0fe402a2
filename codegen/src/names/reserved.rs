//! Names that generated code or the runtime already uses.

/// Whether a generated type of this name would hide one that the generated code itself refers to.
#[must_use]
pub fn is_reserved_type(name: &str) -> bool {
    matches!(
        name,
        "AsRef"
            | "Box"
            | "Clone"
            | "Date"
            | "DateTime"
            | "Debug"
            | "Default"
            | "Eq"
            | "Err"
            | "Error"
            | "From"
            | "Into"
            | "IntoIterator"
            | "Json"
            | "None"
            | "Ok"
            | "Option"
            | "PartialEq"
            | "Result"
            | "Send"
            | "SidError"
            | "Some"
            | "String"
            | "Sync"
            | "TryInto"
            | "Vec"
    )
}

/// Whether the files of a module already use this name.
#[must_use]
pub fn is_reserved_module(name: &str) -> bool {
    matches!(name, "runtime" | "sid" | "self" | "super" | "crate" | "std")
}

/// Whether every request builder has a method of this name.
#[must_use]
pub fn is_reserved_method(name: &str) -> bool {
    matches!(
        name,
        "new"
            | "send"
            | "send_with_response"
            | "prepare"
            | "pages"
            | "stream"
            | "into_request"
    ) || name.starts_with("with_")
}
