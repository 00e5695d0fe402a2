//! The table of verdicts: what each change does to code that uses the crate, and why.
//!
//! The verdicts are those of Cargo: what compiled has to compile after a minor version. They follow from what the generated crate shows:
//! models, enums and unions are `#[non_exhaustive]`, the structs of required inputs are not; optional inputs are setters, required ones
//! arguments. A change of what is sent or read under the same signature is as major as one that no longer compiles, and harder to find:
//! it is marked.

mod alternatives;
mod calls;
mod inputs;
mod items;
mod ruling;
mod types;

pub(super) use self::alternatives::*;
pub(super) use self::calls::*;
pub(super) use self::inputs::*;
pub(super) use self::items::*;
pub(super) use self::ruling::Ruling;
pub(super) use self::types::*;
