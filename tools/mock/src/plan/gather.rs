//! The operations of an API in; the places that they are about, and what is done there, out.

use crate::description::{Description, Operation, Response, Type};
use crate::template::Template;

/// What an operation does, before it is known to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    List,
    Create,
    Fetch,
    Update,
    Delete,
    Act,
    Plain,
}

/// One operation with the place that it is about: the template of a collection.
pub(super) struct Gathered {
    pub(super) deed: Deed,
    pub(super) template: Template,
    /// The path of the collection.
    pub(super) place: Template,
    /// Whether the place holds one record without an ID, such as a configuration.
    pub(super) is_single: bool,
}

/// Finds out what each operation is about.
pub(super) fn gather(description: &Description) -> Vec<Gathered> {
    let paths = Paths::of(description);
    let operations = description.operations.iter();
    operations
        .map(|operation| gathered(operation, &paths))
        .collect()
}

/// What is known about all paths.
struct Paths {
    lists: Vec<String>,
    fetched: Vec<String>,
    instances: Vec<String>,
}

impl Paths {
    fn of(description: &Description) -> Self {
        let mut paths = Self {
            lists: Vec::new(),
            fetched: Vec::new(),
            instances: Vec::new(),
        };
        for operation in &description.operations {
            let template = Template::parse(&operation.path);
            let key = template.key();
            if template.last_parameter().is_some() {
                paths.instances.push(key);
            } else if operation.http_method == "GET" {
                let list = if is_list(operation) {
                    &mut paths.lists
                } else {
                    &mut paths.fetched
                };
                list.push(key);
            }
        }
        paths
    }

    fn has_instances(&self, collection: &str) -> bool {
        self.instances
            .iter()
            .any(|path| path.strip_suffix("/{}") == Some(collection))
    }
}

fn is_list(operation: &Operation) -> bool {
    match &operation.response {
        Response::Page { .. } => true,
        Response::One { ty } => matches!(ty.inner(), Type::List(_)),
        _ => false,
    }
}

fn gathered(operation: &Operation, paths: &Paths) -> Gathered {
    let template = Template::parse(&operation.path);
    let method = operation.http_method.as_str();
    let parent = template.parent();
    let at_instance = |template: &Template| paths.instances.contains(&template.key());
    let of = |deed, place: Template, is_single| Gathered {
        deed,
        template: template.clone(),
        place,
        is_single,
    };
    if matches!(
        operation.response,
        Response::Text | Response::Bytes | Response::Location
    ) {
        return of(Deed::Plain, template.clone(), false);
    }
    if template.last_parameter().is_some() {
        let deed = match method {
            "GET" => Deed::Fetch,
            "DELETE" => Deed::Delete,
            "POST" | "PUT" | "PATCH" => Deed::Update,
            _ => Deed::Plain,
        };
        return of(deed, parent.unwrap_or_else(|| template.clone()), false);
    }
    let key = template.key();
    let has_list = paths.lists.contains(&key);
    let is_single = paths.fetched.contains(&key) && !has_list;
    match (method, parent) {
        ("GET", _) if has_list => of(Deed::List, template.clone(), false),
        ("GET", _) => of(Deed::Fetch, template.clone(), true),
        ("DELETE", _) => of(Deed::Delete, template.clone(), true),
        ("POST" | "PUT" | "PATCH", _) if is_single => of(Deed::Update, template.clone(), true),
        ("POST", Some(parent))
            if !has_list
                && !paths.has_instances(&key)
                && at_instance(&parent)
                && operation.verb != "create" =>
        {
            of(Deed::Act, parent.parent().unwrap_or(parent), false)
        }
        ("POST", _) => of(Deed::Create, template.clone(), false),
        ("PUT" | "PATCH", _) => of(Deed::Update, template.clone(), true),
        _ => of(Deed::Plain, template.clone(), false),
    }
}
