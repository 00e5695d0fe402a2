//! A small API with one of everything.

use codegen::ir::{
    Accessor, Api, Binding, Body, Content, Direction, Docs, Encoding, Field, Handle, HttpMethod,
    Input, Location, Member, Model, Module, Name, Newtype, Operation, Outcome, Outcomes, Resource,
    Response, Rule, Style, Type, TypeName, Union,
};

pub(crate) fn name(wire: &str, rust: &str) -> Name {
    Name {
        wire: wire.to_owned(),
        rust: rust.to_owned(),
    }
}

pub(crate) fn type_name(rust: &str) -> TypeName {
    TypeName {
        module: "v1".to_owned(),
        rust: rust.to_owned(),
    }
}

pub(crate) fn binding(wire: &str, rust: &str) -> Binding {
    Binding {
        name: name(wire, rust),
        ty: Type::String,
        docs: Docs::default(),
        example: None,
    }
}

pub(crate) fn accessor(rust: &str, bindings: Vec<Binding>, handle: &str) -> Accessor {
    Accessor {
        name: name(rust, rust),
        bindings,
        handle: handle.to_owned(),
        docs: Docs::default(),
    }
}

pub(crate) fn input(wire: &str, rust: &str, style: Style) -> Input {
    Input {
        name: name(wire, rust),
        location: Location::Query,
        style,
        ty: Type::List(Box::new(Type::String)),
        required: false,
        pii: false,
        docs: Docs::default(),
        constraints: Box::default(),
    }
}

pub(crate) fn member(wire: &str, rust: &str, ty: Type, rule: Rule) -> Member {
    Member {
        name: name(wire, rust),
        docs: Docs::default(),
        ty,
        rule,
    }
}

pub(crate) fn object(required: &[&str], kind: &[&str]) -> Rule {
    let values = kind.iter().map(|kind| (*kind).into()).collect();
    Rule::Object {
        required: required.iter().map(|name| (*name).to_owned()).collect(),
        constants: vec![("kind".to_owned(), values)],
    }
}

pub(crate) fn tag(tags: &[&str]) -> Rule {
    Rule::Tag(tags.iter().map(|tag| (*tag).to_owned()).collect())
}

pub(crate) fn outcome(status: u16, rust: &str, content: Content) -> Outcome {
    Outcome {
        name: name(&status.to_string(), rust),
        docs: Docs::default(),
        first_status: status,
        last_status: status,
        content,
    }
}

fn model(wire: &str, rust: &str) -> Model {
    Model {
        name: name(wire, rust),
        docs: Docs::default(),
        is_input: true,
        fields: vec![Field {
            name: name("name", "name"),
            ty: Type::String,
            optional: true,
            nullable: true,
            boxed: false,
            pii: false,
            direction: Direction::Both,
            docs: Docs::default(),
            constraints: Box::default(),
        }],
    }
}

fn operation(id: &str, verb: &str, http_method: HttpMethod, response: Response) -> Operation {
    Operation {
        name: name(id, id),
        call_name: id.to_owned(),
        verb: verb.to_owned(),
        required_struct: None,
        record: None,
        docs: Docs::default(),
        http_method,
        server: "https://pets.example.com".to_owned(),
        path: "/v1/Pets/{A}-{B}".to_owned(),
        handle: vec![
            accessor("v1", Vec::new(), "V1Handle"),
            accessor(
                "pet",
                vec![binding("A", "a"), binding("B", "b")],
                "PetHandle",
            ),
        ],
        inputs: vec![input("Tags", "tags", Style::Comma)],
        body: Body::NONE,
        response,
        status: 200,
        accept: "application/json".to_owned(),
        security: Vec::new(),
        is_first_example: false,
        starts_web_chat: false,
        request_examples: Vec::new(),
        response_examples: Vec::new(),
    }
}

fn unions() -> Vec<Union> {
    let union = |rust: &str, tag: Option<&str>, members| Union {
        name: name(rust, rust),
        docs: Docs::default(),
        is_input: false,
        tag: tag.map(str::to_owned),
        members,
    };
    let [cat, dog] = ["Cat", "Dog"].map(|model| Type::Model(type_name(model)));
    vec![
        union(
            "Pet",
            Some("petType"),
            vec![
                member("cat", "Cat", cat.clone(), tag(&["cat"])),
                member("dog", "Dog", dog.clone(), tag(&["dog", "puppy"])),
            ],
        ),
        union(
            "Guest",
            None,
            vec![
                member("cat", "Cat", cat, object(&["name", "lives"], &["cat"])),
                member("dog", "Dog", dog, object(&["name"], &["dog"])),
                member("string", "Text", Type::String, Rule::JsonType),
            ],
        ),
    ]
}

fn resource() -> Resource {
    let union = Type::Union(type_name("Pet"));
    let mut replace = operation("ReplacePet", "replace", HttpMethod::Put, Response::Text);
    replace.body = Body {
        encoding: Encoding::Json,
        media_type: "application/json".to_owned(),
    };
    Resource {
        rust: "pets".to_owned(),
        handles: vec![Handle {
            rust: "PetHandle".to_owned(),
            path: "/v1/Pets/{A}-{B}".to_owned(),
            docs: Docs::default(),
            accessors: Vec::new(),
            operations: vec![0, 1, 2],
        }],
        operations: vec![
            operation("FetchPet", "fetch", HttpMethod::Get, Response::One(union)),
            replace,
            operation(
                "DeletePet",
                "delete",
                HttpMethod::Delete,
                Response::ByStatus(type_name("DeletePetResult")),
            ),
        ],
        models: vec![model("cat", "Cat"), model("dog", "Dog")],
        enums: Vec::new(),
        unions: unions(),
        newtypes: vec![Newtype {
            name: name("tree", "Tree"),
            docs: Docs::default(),
            ty: Type::List(Box::new(Type::Newtype(type_name("Tree")))),
        }],
        outcomes: vec![Outcomes {
            name: name("DeletePet", "DeletePetResult"),
            docs: Docs::default(),
            outcomes: vec![
                outcome(200, "Ok", Content::Json(Type::String)),
                outcome(202, "Accepted", Content::Empty),
            ],
        }],
    }
}

pub(crate) fn api() -> Api {
    Api {
        modules: vec![Module {
            rust: "v1".to_owned(),
            document: "pets".to_owned(),
            title: "Pets".to_owned(),
            handle: Some(Handle {
                rust: "V1Handle".to_owned(),
                path: "/v1".to_owned(),
                docs: Docs::default(),
                accessors: vec![accessor(
                    "pet",
                    vec![binding("A", "a"), binding("B", "b")],
                    "PetHandle",
                )],
                operations: Vec::new(),
            }),
            resources: vec![resource()],
        }],
        sids: Vec::new(),
        accessors: vec![accessor("v1", Vec::new(), "V1Handle")],
        unused_schemas: Vec::new(),
    }
}
