//! An API with everything that an API can have: media types, styles, parts, unions, outcomes by status, lists in paths.

use serde_json::json;

use super::{api, docs, input, name, operation, step, type_name};
use crate::ir::{
    Accessor, Api, Binding, Body, Constraints, Content, Docs, Encoding, Example, HttpMethod, Input,
    Location, Member, Newtype, Operation, Outcome, Outcomes, Response, Rule, Scheme, Security,
    Style, Type, Union,
};

/// A list that contains itself.
pub(in crate::targets) fn tree() -> Newtype {
    Newtype {
        name: name("tree", "Tree"),
        docs: Docs::default(),
        ty: Type::List(Box::new(Type::Newtype(type_name("Tree")))),
    }
}

pub(in crate::targets) fn member(rust: &str, ty: Type) -> Member {
    Member {
        name: name(&rust.to_lowercase(), rust),
        docs: Docs::default(),
        ty,
        rule: Rule::Tag(vec![rust.to_lowercase()]),
    }
}

/// A union with a tag.
pub(in crate::targets) fn pet() -> Union {
    Union {
        name: name("pet", "Pet"),
        docs: docs("A pet", ""),
        is_input: true,
        tag: Some("petType".to_owned()),
        members: vec![
            Member {
                docs: docs("It purrs", ""),
                rule: Rule::Tag(vec!["flow".to_owned(), "Flow".to_owned()]),
                ..member("Flow", Type::Model(type_name("FlexFlow")))
            },
            member("Tree", Type::Newtype(type_name("Tree"))),
        ],
    }
}

/// One outcome of each content.
pub(in crate::targets) fn outcomes() -> Outcomes {
    let outcome =
        |wire: &str, rust: &str, [first_status, last_status]: [u16; 2], content| Outcome {
            name: name(wire, rust),
            docs: Docs::default(),
            first_status,
            last_status,
            content,
        };
    let flow = Type::Model(type_name("FlexFlow"));
    Outcomes {
        name: name("FetchJob", "FetchJobResult"),
        docs: Docs::default(),
        outcomes: vec![
            outcome("200", "Ok", [200, 200], Content::Json(flow)),
            outcome("202", "Accepted", [202, 202], Content::Empty),
            outcome("203", "Text", [203, 203], Content::Text),
            outcome("2XX", "Bytes", [200, 299], Content::Bytes),
            outcome("3XX", "Redirect", [300, 399], Content::Location),
        ],
    }
}

fn list(item: Type) -> Type {
    Type::List(Box::new(item))
}

fn body(encoding: Encoding, media_type: &str) -> Body {
    Body {
        encoding,
        media_type: media_type.to_owned(),
    }
}

fn styled(location: Location, wire: &str, rust: &str, ty: Type, style: Style) -> Input {
    Input {
        style,
        ..input(location, wire, rust, ty, false)
    }
}

/// Every style of every place.
fn search() -> Operation {
    let flow = || Type::Model(type_name("FlexFlow"));
    let query = |wire, rust, ty, style| styled(Location::Query, wire, rust, ty, style);
    let header = |wire, rust, ty, style| styled(Location::Header, wire, rust, ty, style);
    Operation {
        inputs: vec![
            query("Ids", "ids", list(Type::Integer), Style::Comma),
            query("Words", "words", list(Type::String), Style::Space),
            query("Kinds", "kinds", list(Type::Date), Style::Pipe),
            query("Filter", "filter", flow(), Style::Deep),
            query("Fields", "fields", flow(), Style::Properties),
            query("Exact", "exact", list(Type::String), Style::Json),
            Input {
                pii: true,
                ..header("X-A", "x_a", list(Type::Json), Style::Comma)
            },
        ],
        accept: "text/csv".to_owned(),
        security: vec![
            Security {
                name: "token".to_owned(),
                scheme: Scheme::Bearer,
            },
            Security {
                name: "key|1".to_owned(),
                scheme: Scheme::ApiKey {
                    location: "header".to_owned(),
                    name: "X-Key".to_owned(),
                },
            },
        ],
        ..operation(
            "Search",
            "search",
            HttpMethod::Get,
            "/v1/Search",
            Response::Text,
        )
    }
}

/// A multipart body with files, all required.
fn upload() -> Operation {
    let part = |wire, rust, ty| input(Location::Part, wire, rust, ty, true);
    Operation {
        body: body(Encoding::Multipart, "multipart/form-data"),
        required_struct: Some("NewUpload".to_owned()),
        inputs: vec![
            part("file", "file", Type::Bytes),
            part("more", "more", list(Type::Bytes)),
            part("note", "note", Type::String),
            part("pet", "pet", Type::Union(type_name("Pet"))),
            Input {
                constraints: Box::new(Constraints {
                    max_length: Some(20),
                    default: Some(json!("x")),
                    ..Constraints::default()
                }),
                ..styled(
                    Location::Part,
                    "extra",
                    "extra",
                    Type::Map(Box::new(Type::Json)),
                    Style::Collapsible,
                )
            },
        ],
        ..operation(
            "Upload",
            "upload",
            HttpMethod::Post,
            "/v1/Uploads",
            Response::ByStatus(type_name("FetchJobResult")),
        )
    }
}

/// One operation of each remaining body and response.
fn bodies() -> Vec<Operation> {
    let optional = |ty, required| vec![input(Location::Body, "$body", "body", ty, required)];
    let go = |id: &str, verb: &str, response| {
        operation(id, verb, HttpMethod::Patch, "/v1/Bodies", response)
    };
    let pet = || Type::Union(type_name("Pet"));
    vec![
        Operation {
            body: body(Encoding::Json, "application/merge-patch+json"),
            inputs: optional(pet(), false),
            request_examples: vec![Example {
                name: "one".to_owned(),
                value: json!({"petType": "flow"}),
            }],
            ..go("Merge", "merge", Response::Optional(pet()))
        },
        Operation {
            body: body(Encoding::Text, "text/plain"),
            inputs: optional(Type::String, true),
            ..go("Say", "say", Response::Location)
        },
        Operation {
            body: body(Encoding::Bytes, "image/png"),
            inputs: optional(Type::Bytes, true),
            accept: "image/*".to_owned(),
            ..go("Draw", "draw", Response::Bytes)
        },
    ]
}

/// An accessor that binds several parameters of each kind, lists included.
pub(in crate::targets) fn crossing() -> Accessor {
    let binding = |wire: &str, rust: &str, ty| Binding {
        name: name(wire, rust),
        ty,
        docs: Docs::default(),
        example: None,
    };
    Accessor {
        bindings: vec![
            binding("A", "a", Type::String),
            binding("Sid", "sid", super::sid()),
            binding("Ids", "ids", list(Type::Integer)),
            binding("Sids", "sids", list(super::sid())),
            binding("Words", "words", list(Type::String)),
            binding("Days", "days", list(Type::Date)),
        ],
        ..step("{A}-{Sid}", "crossing", "FlexFlowsHandle")
    }
}

/// The small API with all of these besides.
pub(in crate::targets) fn everything() -> Api {
    let mut api = api();
    let resource = &mut api.modules[0].resources[0];
    resource.unions.push(pet());
    resource.newtypes.push(tree());
    resource.outcomes.push(outcomes());
    resource.operations.extend([search(), upload()]);
    resource.operations.extend(bodies());
    if let Some(operation) = resource.operations.last_mut() {
        operation.handle.push(crossing());
    }
    resource.handles[0].operations.extend(3..8);
    resource.handles[0].accessors.push(crossing());
    api
}
