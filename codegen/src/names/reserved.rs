//! Names that generated code or the runtime already uses.

/// Whether a generated type of this name would hide one that the generated code itself uses.
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

/// Methods that every handle has, or that a call would resolve to instead.
pub const HANDLE_METHODS: &[&str] = &["new", "into", "try_into"];

/// Methods that the client has in addition.
pub const CLIENT_METHODS: &[&str] = &["as_core", "builder", "from_core", "from_env", "request"];

/// Whether every request builder has a method of this name.
#[must_use]
pub fn is_reserved_method(name: &str) -> bool {
    matches!(
        name,
        "new"
            | "send"
            | "send_blocking"
            | "send_with_response"
            | "send_with_response_blocking"
            | "prepare"
            | "pages"
            | "stream"
            | "into_request"
    ) || name.starts_with("with_")
}
