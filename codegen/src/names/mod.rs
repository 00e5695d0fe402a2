//! Wire text in, identifiers out.
//!
//! Nothing outside this module calls a case function. [`identifier()`] names an item by its role and [`candidates()`] lists the
//! names that it can have, the plainest first; [`settle()`] gives each item of a scope the first of them that no item of a higher
//! rank gets; [`singular()`] turns the name of a collection into the name of one of its items; [`verb()`] names a method.

mod candidates;
mod identifier;
mod reserved;
mod settle;
mod shortened;
mod singular;
mod verb;

pub use candidates::{candidates, pinned};
pub use identifier::{Role, escaped, identifier, plain, words};
pub use reserved::{
    CLIENT_METHODS, HANDLE_METHODS, is_reserved_method, is_reserved_module, is_reserved_type,
};
pub use settle::{Claim, Pin, Rank, Settled, settle};
pub use singular::singular;
pub use verb::{Shape, verb};
