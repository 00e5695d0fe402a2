//! The IR as text, one line per item and no prose: what a person reviews when a document changes.
//!
//! Columns have a fixed width, and an address stands once, with the handle of its operations, so that one changed item changes one line.

mod spelling;

use std::fmt::Write as _;

use super::{
    Accessor, Api, Direction, Docs, Field, Handle, Input, Model, Module, Newtype, OpenEnum,
    Operation, Outcomes, Resource, Rule, SidType, Union,
};
pub use spelling::type_text;
use spelling::{body_text, content_text, location_text, response_text, style_text};

/// The whole API.
#[must_use]
pub fn api(api: &Api) -> String {
    let mut out = sids(&api.sids);
    let _ = writeln!(out);
    write_accessors(&mut out, "client", &api.accessors);
    for module in &api.modules {
        if let Some(handle) = &module.handle {
            let _ = writeln!(out);
            write_handle(&mut out, handle, &[]);
        }
        for resource in &module.resources {
            let _ = write!(out, "\n{}", self::resource(module, resource));
        }
    }
    out
}

/// The SID types.
#[must_use]
pub fn sids(sids: &[SidType]) -> String {
    let mut out = String::from("SIDs\n");
    for sid in sids {
        let prefixes = if sid.prefixes.is_empty() {
            "any".to_owned()
        } else {
            sid.prefixes.join(" ")
        };
        let _ = writeln!(out, "  {prefixes:<8}  {}", sid.rust);
    }
    out
}

/// One resource: its handles with their operations, its models and its enums.
#[must_use]
pub fn resource(module: &Module, resource: &Resource) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} {}", module.rust, resource.rust);
    for handle in &resource.handles {
        write_handle(&mut out, handle, &resource.operations);
    }
    for model in &resource.models {
        write_model(&mut out, model);
    }
    for item in &resource.enums {
        write_enum(&mut out, item);
    }
    for item in &resource.unions {
        write_union(&mut out, item);
    }
    for Newtype { name, docs, ty } in &resource.newtypes {
        let _ = writeln!(
            out,
            "  newtype {}  {}{}",
            name.rust,
            type_text(ty),
            marks(false, docs)
        );
    }
    for item in &resource.outcomes {
        write_outcomes(&mut out, item);
    }
    out
}

/// A handle, where it stands, the handles below it and the operations at its address, which are indices into `operations`.
fn write_handle(out: &mut String, handle: &Handle, operations: &[Operation]) {
    let operations: Vec<&Operation> = handle
        .operations
        .iter()
        .filter_map(|&index| operations.get(index))
        .collect();
    let server = operations.first().map_or("", |first| first.server.as_str());
    let address = format!("{server}{}", handle.path);
    let _ = writeln!(out, "  handle {}  {address}", handle.rust);
    write_accessors(out, "   ", &handle.accessors);
    for operation in operations {
        write_operation(out, operation, &address);
    }
}

fn write_accessors(out: &mut String, indent: &str, accessors: &[Accessor]) {
    for Accessor {
        name,
        bindings,
        handle,
        docs,
    } in accessors
    {
        let arguments: Vec<String> = bindings
            .iter()
            .map(|binding| format!("{}: {}", binding.name.rust, type_text(&binding.ty)))
            .collect();
        let _ = writeln!(
            out,
            "{indent} {}({}) -> {handle}{}",
            name.rust,
            arguments.join(", "),
            marks(false, docs)
        );
    }
}

/// An operation and its inputs. It names its address only where that is not the one of its handle: two spellings of a path make one handle,
/// and a method may have a server of its own.
fn write_operation(out: &mut String, operation: &Operation, address: &str) {
    let Operation {
        name,
        verb,
        http_method,
        path,
        response,
        server,
        body,
        required_struct,
        docs,
        ..
    } = operation;
    let own = Some(format!(" {server}{path}")).filter(|own| own[1..] != *address);
    let _ = writeln!(
        out,
        "    {verb} {}  {}{} {} -> {}{}",
        name.rust,
        http_method.as_str(),
        own.unwrap_or_default(),
        body_text(body),
        response_text(response),
        marks(false, docs)
    );
    if name.rust != name.wire {
        let _ = writeln!(out, "      operationId {}", name.wire);
    }
    if let Some(required) = required_struct {
        let _ = writeln!(out, "      struct {required}");
    }
    for input in &operation.inputs {
        write_input(out, input);
    }
}

fn write_input(out: &mut String, input: &Input) {
    let Input {
        name,
        location,
        style,
        ty,
        required,
        pii,
        docs,
        constraints: _,
    } = input;
    let required = if *required { "arg" } else { "opt" };
    let location = location_text(*location);
    let _ = writeln!(
        out,
        "      {required}  {location:<6}  {:<26}  {:<26}  {}{}{}",
        name.wire,
        name.rust,
        type_text(ty),
        style_text(*style),
        marks(*pii, docs)
    );
}

fn write_model(out: &mut String, model: &Model) {
    let _ = writeln!(
        out,
        "  model {}{}{}",
        model.name.rust,
        if model.is_input { "  input" } else { "" },
        marks(false, &model.docs)
    );
    for Field {
        name,
        ty,
        optional,
        nullable: _,
        boxed,
        pii,
        direction,
        docs,
        constraints: _,
    } in &model.fields
    {
        let ty = if *boxed {
            format!("Box<{}>", type_text(ty))
        } else {
            type_text(ty)
        };
        let ty = if *optional { format!("{ty}?") } else { ty };
        let _ = writeln!(
            out,
            "    {:<32}  {:<32}  {ty}{}{}",
            name.wire,
            name.rust,
            direction_text(*direction),
            marks(*pii, docs)
        );
    }
}

fn write_enum(out: &mut String, item: &OpenEnum) {
    let _ = writeln!(out, "  enum {}{}", item.name.rust, marks(false, &item.docs));
    for variant in &item.variants {
        let _ = writeln!(
            out,
            "    {:<32}  {}",
            format!("{:?}", variant.name.wire),
            variant.name.rust
        );
    }
}

fn write_union(out: &mut String, item: &Union) {
    let tag = item.tag.iter().map(|tag| format!("  by {tag}"));
    let _ = writeln!(
        out,
        "  union {}{}{}{}",
        item.name.rust,
        if item.is_input { "  input" } else { "" },
        tag.collect::<String>(),
        marks(false, &item.docs)
    );
    for member in &item.members {
        let _ = writeln!(
            out,
            "    {:<32}  {:<32}  {}",
            rule_text(&member.rule),
            member.name.rust,
            type_text(&member.ty)
        );
    }
}

fn rule_text(rule: &Rule) -> String {
    match rule {
        Rule::Tag(values) => format!("tag {}", values.join(" | ")),
        Rule::JsonType => "json type".to_owned(),
        Rule::Object {
            required,
            constants,
        } => {
            let constants = constants.iter().map(|(name, values)| {
                let values: Vec<String> = values.iter().map(ToString::to_string).collect();
                format!(" {name}={}", values.join("|"))
            });
            format!(
                "has {}{}",
                required.join(" "),
                constants.collect::<String>()
            )
        }
    }
}

fn write_outcomes(out: &mut String, item: &Outcomes) {
    let _ = writeln!(
        out,
        "  outcomes {}{}",
        item.name.rust,
        marks(false, &item.docs)
    );
    for outcome in &item.outcomes {
        let _ = writeln!(
            out,
            "    {:<32}  {:<32}  {}",
            outcome.name.wire,
            outcome.name.rust,
            content_text(&outcome.content)
        );
    }
}

fn direction_text(direction: Direction) -> &'static str {
    match direction {
        Direction::Both => "",
        Direction::FromService => "  read-only",
        Direction::FromCaller => "  write-only",
    }
}

fn marks(pii: bool, docs: &Docs) -> String {
    let mut marks = String::new();
    if pii {
        marks.push_str("  pii");
    }
    if docs.deprecated {
        marks.push_str("  deprecated");
    }
    for alias in &docs.aliases {
        let _ = write!(marks, "  alias {alias}");
    }
    marks
}
