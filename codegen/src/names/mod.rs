//! Wire text in, identifiers out.
//!
//! Nothing outside this module calls a case function. [`identifier()`] names an item by its role, [`Scope`] finds two items of one
//! name, [`singular()`] turns the name of a collection into the name of one of its items.

mod identifier;
mod reserved;
mod scope;
mod singular;

pub use identifier::{Role, identifier, words};
pub use reserved::{
    CLIENT_METHODS, HANDLE_METHODS, is_reserved_method, is_reserved_module, is_reserved_type,
};
pub use scope::{Claim, Scope};
pub use singular::singular;
