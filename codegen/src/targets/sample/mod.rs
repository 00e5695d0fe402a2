//! A small API made by hand, for the tests of the targets, and one with everything that an API can have.

mod everything;

use serde_json::json;

pub(in crate::targets) use self::everything::{crossing, everything, member, outcomes, pet, tree};
use crate::ir::{
    Accessor, Api, Binding, Body, Direction, Docs, Example, Field, Handle, HttpMethod, Input,
    Location, Model, Module, Name, OpenEnum, Operation, Resource, Response, SidType, Style, Type,
    TypeName, Variant,
};

use crate::targets::context::RenderCtx;
use crate::targets::options::{Manifest, Options};

pub(in crate::targets) fn options() -> Options {
    Options {
        crate_name: "twilio-flex".to_owned(),
        manifest: Manifest::Workspace,
    }
}

pub(in crate::targets) fn cx<'a>(api: &'a Api, options: &'a Options) -> RenderCtx<'a> {
    RenderCtx {
        api,
        options,
        module: Some("v1"),
        outside: false,
    }
}

pub(in crate::targets) fn name(wire: &str, rust: &str) -> Name {
    Name {
        wire: wire.to_owned(),
        rust: rust.to_owned(),
    }
}

pub(in crate::targets) fn docs(summary: &str, description: &str) -> Docs {
    Docs {
        summary: summary.to_owned(),
        description: description.to_owned(),
        ..Docs::default()
    }
}

pub(in crate::targets) fn type_name(rust: &str) -> TypeName {
    TypeName {
        module: "v1".to_owned(),
        rust: rust.to_owned(),
    }
}

pub(in crate::targets) fn sid() -> Type {
    Type::Sid("FlexFlowSid".to_owned())
}

pub(in crate::targets) fn input(
    location: Location,
    wire: &str,
    rust: &str,
    ty: Type,
    required: bool,
) -> Input {
    Input {
        name: name(wire, rust),
        location,
        style: Style::Plain,
        ty,
        required,
        pii: false,
        docs: Docs::default(),
        constraints: Box::default(),
    }
}

pub(in crate::targets) fn field(wire: &str, rust: &str, ty: Type) -> Field {
    Field {
        name: name(wire, rust),
        ty,
        optional: true,
        nullable: true,
        boxed: false,
        pii: false,
        direction: Direction::Both,
        docs: Docs::default(),
        constraints: Box::default(),
    }
}

pub(in crate::targets) fn model() -> Model {
    Model {
        is_input: false,
        name: name("flex.v1.flex_flow", "FlexFlow"),
        docs: docs("A Flex Flow", ""),
        fields: vec![
            field("sid", "sid", sid()),
            Field {
                pii: true,
                docs: docs("Who chats", ""),
                ..field("contactIdentity", "contact_identity", Type::String)
            },
            Field {
                optional: false,
                nullable: false,
                ..field("questions", "questions", Type::List(Box::new(Type::Json)))
            },
            Field {
                boxed: true,
                ..field("type", "type_", Type::Model(type_name("FlexFlow")))
            },
        ],
    }
}

pub(in crate::targets) fn channel_type() -> OpenEnum {
    let variant = |wire: &str, rust: &str| Variant {
        name: name(wire, rust),
        docs: Docs::default(),
    };
    OpenEnum {
        name: name("flex_flow_enum_channel_type", "FlexFlowChannelType"),
        docs: docs("The channel of a Flex Flow", ""),
        variants: vec![variant("web", "Web"), variant("avg. time", "AvgTime")],
    }
}

pub(in crate::targets) fn operation(
    id: &str,
    verb: &str,
    http_method: HttpMethod,
    path: &str,
    response: Response,
) -> Operation {
    Operation {
        name: name(id, id),
        call_name: id.to_owned(),
        verb: verb.to_owned(),
        required_struct: None,
        record: None,
        docs: Docs::default(),
        http_method,
        server: "https://flex-api.twilio.com".to_owned(),
        path: path.to_owned(),
        handle: vec![
            step("v1", "v1", "V1Handle"),
            step("FlexFlows", "flex_flows", "FlexFlowsHandle"),
        ],
        inputs: Vec::new(),
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

pub(in crate::targets) fn create() -> Operation {
    let response = Response::One(Type::Model(type_name("FlexFlow")));
    let form = |wire, rust, ty, required| input(Location::Form, wire, rust, ty, required);
    Operation {
        docs: docs("Creates a Flex Flow", ""),
        body: Body::form(),
        inputs: vec![
            form("FriendlyName", "friendly_name", Type::String, true),
            form(
                "ChannelType",
                "channel_type",
                Type::Enum(type_name("FlexFlowChannelType")),
                true,
            ),
            Input {
                pii: true,
                ..form("ContactIdentity", "contact_identity", Type::String, false)
            },
            form("Integration.FlowSid", "integration_flow_sid", sid(), false),
            form("Enabled", "enabled", Type::Boolean, false),
            form(
                "Plugins",
                "plugins",
                Type::List(Box::new(Type::Json)),
                false,
            ),
        ],
        request_examples: vec![Example {
            name: "create".to_owned(),
            value: json!({"Enabled": "true", "FriendlyName": "say \"hi\"", "ChannelType": "web", "Plugins": ["{\"a\": 5000000000}"]}),
        }],
        ..operation(
            "CreateFlexFlow",
            "create",
            HttpMethod::Post,
            "/v1/FlexFlows",
            response,
        )
    }
}

fn list() -> Operation {
    let response = Response::Page {
        item: Type::Model(type_name("FlexFlow")),
        key: "flex_flows".to_owned(),
    };
    Operation {
        inputs: vec![input(
            Location::Header,
            "Ui-Version",
            "ui_version",
            Type::String,
            false,
        )],
        ..operation(
            "ListFlexFlow",
            "list",
            HttpMethod::Get,
            "/v1/FlexFlows",
            response,
        )
    }
}

/// With four required inputs and a path parameter.
pub(in crate::targets) fn update() -> Operation {
    let mut update = Operation {
        body: Body::form(),
        required_struct: Some("FlexFlowUpdate".to_owned()),
        inputs: vec![
            input(Location::Form, "FlowSid", "flow_sid", sid(), true),
            input(Location::Form, "Identity", "identity", Type::String, true),
            input(
                Location::Form,
                "Kind",
                "kind",
                Type::Enum(type_name("FlexFlowChannelType")),
                true,
            ),
            input(
                Location::Form,
                "Ids",
                "ids",
                Type::List(Box::new(sid())),
                true,
            ),
        ],
        ..operation(
            "UpdateFlexFlow",
            "update",
            HttpMethod::Post,
            "/v1/FlexFlows/{Sid}",
            Response::Empty,
        )
    };
    update.handle[1] = item_step();
    update
}

pub(in crate::targets) fn step(wire: &str, rust: &str, handle: &str) -> Accessor {
    Accessor {
        name: name(wire, rust),
        bindings: Vec::new(),
        handle: handle.to_owned(),
        docs: Docs::default(),
    }
}

pub(in crate::targets) fn item_step() -> Accessor {
    let binding = Binding {
        name: name("Sid", "sid"),
        ty: sid(),
        docs: Docs::default(),
        example: None,
    };
    Accessor {
        bindings: vec![binding],
        ..step("{Sid}", "flex_flow", "FlexFlowHandle")
    }
}

fn handle(rust: &str, path: &str, accessors: Vec<Accessor>, operations: Vec<usize>) -> Handle {
    Handle {
        rust: rust.to_owned(),
        path: path.to_owned(),
        docs: Docs::default(),
        accessors,
        operations,
    }
}

pub(in crate::targets) fn collection() -> Handle {
    handle("FlexFlowsHandle", "/v1/FlexFlows", Vec::new(), vec![0, 1])
}

/// One version with one resource.
pub(in crate::targets) fn api() -> Api {
    let resource = Resource {
        rust: "flex_flows".to_owned(),
        handles: vec![
            collection(),
            handle("FlexFlowHandle", "/v1/FlexFlows/{Sid}", Vec::new(), vec![2]),
        ],
        operations: vec![create(), list(), update()],
        models: vec![model()],
        enums: vec![channel_type()],
        ..Resource::default()
    };
    let module = Module {
        rust: "v1".to_owned(),
        document: "flex_v1.yaml".to_owned(),
        title: "Twilio Flex API v1".to_owned(),
        handle: Some(handle(
            "V1Handle",
            "/v1",
            vec![
                step("FlexFlows", "flex_flows", "FlexFlowsHandle"),
                item_step(),
            ],
            Vec::new(),
        )),
        resources: vec![resource],
    };
    let sid = SidType {
        rust: "FlexFlowSid".to_owned(),
        prefixes: vec!["FO".to_owned()],
        docs: docs("The SID of a Flex Flow", ""),
    };
    Api {
        modules: vec![module],
        sids: vec![sid],
        accessors: vec![step("v1", "v1", "V1Handle")],
        unused_schemas: Vec::new(),
    }
}
