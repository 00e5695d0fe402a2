//! References within the document in, what they point to out.

use openapiv3::{Components, Example, Parameter, ReferenceOr, RequestBody, Response, Schema};

use super::context::Cx;
use super::pointer::{Pointer, escape};
use crate::document::reference;

/// How many references may follow each other before it is called a circle.
const LONGEST_CHAIN: usize = 64;

/// Something that the document may keep under `components`.
pub(super) trait Component: Sized {
    /// The key below `components`.
    const SECTION: &'static str;
    /// The map of that key.
    fn section(components: &Components) -> &indexmap::IndexMap<String, ReferenceOr<Self>>;
}

macro_rules! component {
    ($type:ty, $section:literal, $field:ident) => {
        impl Component for $type {
            const SECTION: &'static str = $section;
            fn section(components: &Components) -> &indexmap::IndexMap<String, ReferenceOr<Self>> {
                &components.$field
            }
        }
    };
}

component!(Schema, "schemas", schemas);
component!(Parameter, "parameters", parameters);
component!(RequestBody, "requestBodies", request_bodies);
component!(Response, "responses", responses);
component!(Example, "examples", examples);

/// A component with the name it was found under.
pub(super) struct Found<'d, T> {
    pub(super) name: &'d str,
    pub(super) item: &'d T,
}

impl<T: Component> Found<'_, T> {
    /// Where it stands.
    pub(super) fn pointer(&self) -> String {
        format!("/components/{}/{}", T::SECTION, escape(self.name))
    }
}

/// An item that stands here, or the one that its reference leads to, with its pointer.
pub(super) fn inline_or_component<'d, T: Component>(
    cx: &mut Cx<'d, '_>,
    item: &'d ReferenceOr<T>,
    at: &Pointer<'_>,
) -> Option<(&'d T, String)> {
    match item {
        ReferenceOr::Item(item) => Some((item, at.to_string())),
        ReferenceOr::Reference { reference } => {
            let found = component::<T>(cx, reference, at)?;
            let pointer = found.pointer();
            Some((found.item, pointer))
        }
    }
}

/// Follows a reference, and those that it leads to, to an item.
pub(super) fn component<'d, T: Component>(
    cx: &mut Cx<'d, '_>,
    reference: &'d str,
    at: &Pointer<'_>,
) -> Option<Found<'d, T>> {
    let mut next_reference = reference;
    for _ in 0..LONGEST_CHAIN {
        let (name, item) = step::<T>(cx, next_reference, at)?;
        match item {
            ReferenceOr::Item(item) => return Some(Found { name, item }),
            ReferenceOr::Reference { reference } => next_reference = reference,
        }
    }
    cx.error(
        at,
        format!("the reference `{reference}` leads in a circle"),
        "let one of the references in the circle point to a definition",
    )
}

/// Follows one reference.
fn step<'d, T: Component>(
    cx: &mut Cx<'d, '_>,
    reference: &'d str,
    at: &Pointer<'_>,
) -> Option<(&'d str, &'d ReferenceOr<T>)> {
    let name = match reference::component(reference, T::SECTION) {
        Ok(name) => name,
        Err(error) => return cx.error(at, error.to_string(), error.help()),
    };
    let entry = cx
        .openapi
        .components
        .as_ref()
        .and_then(|components| T::section(components).get_key_value(name.as_ref()));
    if let Some((name, item)) = entry {
        Some((name, item))
    } else {
        let help = format!(
            "define `{name}` under /components/{}, or correct the reference",
            T::SECTION
        );
        cx.error(
            at,
            format!("the reference `{reference}` leads nowhere"),
            help,
        )
    }
}
