//! A newly published document and ours in, the new text of ours and what has changed out. No I/O.
//!
//! ```text
//! published -> unfolded (fold) -> our sentences (rewrite) -> folded (fold) -> text (yaml)
//!      ours -> unfolded (fold) -> items with facts and sentences (items) -> what they are called now (renames)
//! ```
//!
//! Facts are those of the published document, in its order. Sentences are ours: each belongs to an item (an operation, a parameter, a
//! field, a value of an enum) that is recognized by its identity, or by what it is on the wire. If the item is new, or its facts are no
//! longer what the sentence was written for, a mark is left for a person.

mod changes;
mod comments;
mod components;
mod documents;
mod facts;
mod failure;
mod fold;
mod foldable;
mod identity;
mod items;
mod mark;
mod marks;
mod object_kind;
mod object_place;
mod one;
mod order;
mod overlay;
mod pairing;
mod path_shape;
mod provenance;
mod renames;
mod rewrite;
mod rules;
mod scalar;
mod section;
mod sentences;
mod walk;
mod words;
mod written_out;
mod yaml;

pub use self::changes::Changes;
pub use self::documents::{Import, Imported, format, import};
pub(crate) use self::mark::MARK;
pub use self::marks::report_marks;
pub use self::overlay::report_unused;
pub(crate) use self::path_shape::without_names;
pub use self::provenance::{is_date, published_date, with_published_date};
pub use self::sentences::Prose;
