//! Small changes of the API in `base.rs`, one per kind of change.

use codegen::ir::{
    Api, Binding, Content, Direction, Operation, Outcome, Resource, Response, Rule, Style, Type,
    Union,
};

use crate::base::{binding, member, name, object, outcome, tag, type_name};

/// What is done to the new API.
pub(crate) type Change = fn(&mut Api);

pub(crate) const CASES: &[(&str, Change)] = &[
    // Operations.
    ("media type of the body", |api| {
        "application/merge-patch+json".clone_into(&mut operation(api, 1).body.media_type);
    }),
    ("accept", |api| {
        "text/csv".clone_into(&mut operation(api, 1).accept);
    }),
    ("text instead of JSON", |api| {
        operation(api, 1).response = Response::One(Type::String);
    }),
    ("optional result", |api| {
        operation(api, 0).response = Response::Optional(Type::Union(type_name("Pet")));
    }),
    ("bytes and their media type", |api| {
        operation(api, 1).response = Response::Bytes;
        "image/png".clone_into(&mut operation(api, 1).accept);
    }),
    ("redirect", |api| {
        operation(api, 1).response = Response::Location;
    }),
    ("name of a call", |api| {
        "v1::FetchPet".clone_into(&mut operation(api, 0).call_name);
    }),
    ("operationId that is not the name of the call", |api| {
        "fetch".clone_into(&mut operation(api, 0).name.wire);
    }),
    ("style of a list", |api| {
        operation(api, 0).inputs[0].style = Style::Plain;
    }),
    // Accessors.
    ("order of path arguments", |api| {
        bindings(api).reverse();
    }),
    ("another path argument", |api| {
        bindings(api).push(binding("C", "c"));
    }),
    ("type of a path argument", |api| {
        bindings(api)[0].ty = Type::Integer;
    }),
    // Unions.
    ("union added", |api| {
        let mut union = unions(api)[0].clone();
        union.name = name("Other", "Other");
        union.members.remove(0);
        unions(api).push(union);
    }),
    ("union renamed", |api| {
        "Animal".clone_into(&mut unions(api)[0].name.rust);
        operation(api, 0).response = Response::One(Type::Union(type_name("Animal")));
    }),
    ("tag of a union", |api| {
        unions(api)[0].tag = Some("kind".to_owned());
    }),
    ("member added", |api| {
        let cow = member("cow", "Cow", Type::Json, tag(&["cow"]));
        unions(api)[0].members.push(cow);
    }),
    ("member renamed", |api| {
        "Feline".clone_into(&mut unions(api)[0].members[0].name.rust);
    }),
    ("type of a member", |api| {
        unions(api)[1].members[2].ty = Type::Json;
    }),
    ("order of tagged members", |api| {
        unions(api)[0].members.reverse();
    }),
    ("order of members without a tag", |api| {
        unions(api)[1].members.swap(0, 1);
    }),
    ("rule of a member", |api| {
        unions(api)[0].members[1].rule = tag(&["hound"]);
    }),
    ("rule of a member by constants", |api| {
        unions(api)[1].members[0].rule = object(&["name", "tail"], &["cat"]);
    }),
    ("more tags of a member", |api| {
        unions(api)[0].members[0].rule = tag(&["kitty", "cat"]);
    }),
    ("fewer properties of a member", |api| {
        unions(api)[1].members[0].rule = object(&["name"], &["kitty", "cat"]);
    }),
    ("tag instead of properties", |api| {
        let guest = &mut unions(api)[1];
        guest.tag = Some("kind".to_owned());
        guest.members[0].rule = tag(&["cat"]);
        guest.members[1].rule = Rule::JsonType;
    }),
    // Named collections.
    ("contents of a named collection", |api| {
        let tree = Type::Newtype(type_name("Tree"));
        resource(api).newtypes[0].ty = Type::Map(Box::new(tree));
    }),
    ("named collection renamed", |api| {
        let newtype = &mut resource(api).newtypes[0];
        "Forest".clone_into(&mut newtype.name.rust);
        newtype.ty = Type::List(Box::new(Type::Newtype(type_name("Forest"))));
    }),
    ("named collection removed", |api| {
        resource(api).newtypes.clear();
    }),
    // Results by status.
    ("outcome added", |api| {
        outcomes(api).push(outcome(204, "NoContent", Content::Empty));
    }),
    ("outcome renamed", |api| {
        "Deleted".clone_into(&mut outcomes(api)[0].name.rust);
    }),
    ("status of an outcome", |api| {
        (outcomes(api)[1].first_status, outcomes(api)[1].last_status) = (203, 203);
    }),
    ("more statuses of an outcome", |api| {
        (outcomes(api)[1].first_status, outcomes(api)[1].last_status) = (201, 299);
    }),
    ("content of an outcome", |api| {
        outcomes(api)[1].content = Content::Json(Type::Union(type_name("Pet")));
    }),
    ("content of an outcome read differently", |api| {
        outcomes(api)[0].content = Content::Text;
    }),
    ("enum of outcomes renamed", |api| {
        "PetDeleted".clone_into(&mut resource(api).outcomes[0].name.rust);
        operation(api, 2).response = Response::ByStatus(type_name("PetDeleted"));
    }),
    // Fields.
    ("field for the service alone", |api| {
        resource(api).models[0].fields[0].direction = Direction::FromService;
    }),
];

fn resource(api: &mut Api) -> &mut Resource {
    &mut api.modules[0].resources[0]
}

fn operation(api: &mut Api, index: usize) -> &mut Operation {
    &mut resource(api).operations[index]
}

fn unions(api: &mut Api) -> &mut Vec<Union> {
    &mut resource(api).unions
}

fn outcomes(api: &mut Api) -> &mut Vec<Outcome> {
    &mut resource(api).outcomes[0].outcomes
}

fn bindings(api: &mut Api) -> &mut Vec<Binding> {
    let handle = api.modules[0].handle.as_mut();
    &mut handle.expect("the base has one").accessors[0].bindings
}
