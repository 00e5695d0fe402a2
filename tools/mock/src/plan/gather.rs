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
    let (deed, place, is_single) = if matches!(
        operation.response,
        Response::Text | Response::Bytes | Response::Location
    ) {
        (Deed::Plain, template.clone(), false)
    } else if template.last_parameter().is_some() {
        let place = template.parent().unwrap_or_else(|| template.clone());
        (at_record(&operation.http_method), place, false)
    } else {
        elsewhere(operation, &template, paths)
    };
    Gathered {
        deed,
        template,
        place,
        is_single,
    }
}

/// What is done at the path of a record.
fn at_record(method: &str) -> Deed {
    match method {
        "GET" => Deed::Fetch,
        "DELETE" => Deed::Delete,
        "POST" | "PUT" | "PATCH" => Deed::Update,
        _ => Deed::Plain,
    }
}

/// What is done at a path that ends with a word: to which place, and whether it has one record only.
fn elsewhere(operation: &Operation, template: &Template, paths: &Paths) -> (Deed, Template, bool) {
    let key = template.key();
    let has_list = paths.lists.contains(&key);
    let is_single = paths.fetched.contains(&key) && !has_list;
    let here = |deed, is_single| (deed, template.clone(), is_single);
    match operation.http_method.as_str() {
        "GET" if has_list => here(Deed::List, false),
        "GET" => here(Deed::Fetch, true),
        "DELETE" => here(Deed::Delete, true),
        "POST" | "PUT" | "PATCH" if is_single => here(Deed::Update, true),
        "POST" if has_list || paths.has_instances(&key) || operation.verb == "create" => {
            here(Deed::Create, false)
        }
        // What is neither listed nor found again, below a record, does something to that record.
        "POST" => match template.parent() {
            Some(record) if paths.instances.contains(&record.key()) => {
                (Deed::Act, record.parent().unwrap_or(record), false)
            }
            _ => here(Deed::Create, false),
        },
        "PUT" | "PATCH" => here(Deed::Update, true),
        _ => here(Deed::Plain, false),
    }
}
