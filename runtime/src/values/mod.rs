//! The values on the wire: JSON goes in, the types that a response consists of come out, and the other way round.

pub(crate) mod date_time;
pub mod extra;
pub(crate) mod field;
pub mod field_value;
pub mod inputs;
pub(crate) mod json_error;
pub(crate) mod json_path;
pub(crate) mod mismatch;
pub mod model;
pub mod newtype;
pub mod open_enum;
pub mod salvage;
pub(crate) mod sid;
pub(crate) mod typed_json;
pub mod union;
pub mod wire_text;
