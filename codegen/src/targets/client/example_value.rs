//! Values of the document's examples in, Rust expressions out.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::example_text::{count, json, list, literal};
use crate::ir::{Binding, Encoding, Input, Location, Name, Operation, Type, TypeName};
use crate::targets::context::RenderCtx;
use crate::targets::setter::{self, Kind, Shape};

/// More entries than this make the `json!` macro slow, and many more exceed the compiler's recursion limit.
const MOST_JSON_VALUES: usize = 30;

/// Names that the examples and the templates around them use, and that an import would hide or double.
const TAKEN: [&str; 14] = [
    "Box",
    "Client",
    "Credentials",
    "Duration",
    "Expectation",
    "Option",
    "Recorder",
    "Replay",
    "Result",
    "RetryPolicy",
    "ScriptedTransport",
    "String",
    "Transport",
    "Vec",
];

/// Bytes of a file, which is also what a part of a body is made of.
pub(super) const FILE: &str = "std::fs::read(\"file\")?";

/// Writes expressions and remembers what they have to import.
pub(super) struct Scribe<'a> {
    cx: &'a RenderCtx<'a>,
    krate: String,
    /// Names by the path that they come from.
    imports: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Scribe<'a> {
    pub(super) fn new(cx: &'a RenderCtx<'a>) -> Self {
        Self {
            cx,
            krate: cx.options.crate_ident(),
            imports: BTreeMap::new(),
        }
    }

    /// The `use` declarations that the expressions need.
    pub(super) fn imports(&self) -> Vec<String> {
        self.imports
            .iter()
            .map(|(path, names)| {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                match names.as_slice() {
                    [name] => format!("use {path}::{name};"),
                    names => format!("use {path}::{{{}}};", names.join(", ")),
                }
            })
            .collect()
    }

    /// The name of the struct of an operation's required inputs, which is imported.
    pub(super) fn required_struct(&mut self, operation: &Operation, name: &str) -> String {
        let mut modules = self.cx.api.operations();
        let module = modules
            .find(|(_, other)| other.name == operation.name && other.path == operation.path)
            .map(|(module, _)| module.rust.clone());
        match module {
            Some(module) => self.named(&module, name),
            None => name.to_owned(),
        }
    }

    /// How a generated type is named: plainly and imported, or by its path where the name means something else already.
    pub(super) fn named(&mut self, module: &str, name: &str) -> String {
        let path = format!("{}::{module}", self.krate);
        let mut others = self.imports.iter().filter(|(other, _)| **other != path);
        if TAKEN.contains(&name) || others.any(|(_, names)| names.contains(name)) {
            return format!("{path}::{name}");
        }
        let names = self.imports.entry(path).or_default();
        names.insert(name.to_owned());
        name.to_owned()
    }

    /// What a setter or method takes for an input of a request whose body is encoded in this way.
    pub(super) fn argument(
        &mut self,
        encoding: Encoding,
        input: &Input,
        given: Option<&Value>,
    ) -> String {
        let Shape {
            kind,
            item,
            repeated,
            unsigned,
        } = setter::shape(encoding, input);
        let given = given.filter(|value| !unsigned || !plain_text(value).starts_with('-'));
        if input.location == Location::Body && kind == Kind::Json {
            return self.json(given.unwrap_or(&Value::Object(serde_json::Map::new())));
        }
        if !repeated {
            return self.of_kind(kind, item, &input.name, given);
        }
        let values = match given {
            Some(Value::Array(values)) if !values.is_empty() => values.iter().map(Some).collect(),
            Some(Value::Array(_)) | None => vec![None],
            single => vec![single],
        };
        let uniform = self.is_uniform(item, &values);
        let values: Vec<String> = values
            .into_iter()
            .map(|value| self.element(kind, item, &input.name, value, uniform))
            .collect();
        list(&values)
    }

    /// What an accessor takes for a parameter of the path.
    pub(super) fn binding(&mut self, binding: &Binding) -> String {
        let given = binding.example.as_ref();
        match &binding.ty {
            Type::List(item) => {
                let first = given
                    .and_then(Value::as_array)
                    .and_then(|list| list.first());
                let kind = setter::kind(item);
                format!("[{}]", self.of_kind(kind, item, &binding.name, first))
            }
            ty => self.of_kind(setter::kind(ty), ty, &binding.name, given),
        }
    }

    /// What an argument takes for one value.
    fn of_kind(&mut self, kind: Kind, ty: &Type, name: &Name, given: Option<&Value>) -> String {
        match kind {
            Kind::Text => text(given).unwrap_or_else(|| placeholder(name)),
            Kind::Sid => self.sid(ty, given),
            Kind::Value => plain(ty, given),
            Kind::Into => self.converted(ty, given),
            Kind::Json => self.free_form(given),
            Kind::Bytes | Kind::Part => FILE.to_owned(),
        }
    }

    /// One value of a list. All of them have one type: where an enum has one that it does not know, all are text.
    fn element(
        &mut self,
        kind: Kind,
        ty: &Type,
        name: &Name,
        given: Option<&Value>,
        uniform: bool,
    ) -> String {
        match (ty, text(given)) {
            (Type::Enum(_), Some(text)) if !uniform => text,
            _ if kind == Kind::Json => self.json(&parsed(given)),
            _ => self.of_kind(kind, ty, name, given),
        }
    }

    fn is_uniform(&self, ty: &Type, values: &[Option<&Value>]) -> bool {
        match ty {
            Type::Enum(name) => values
                .iter()
                .all(|value| self.variant(name, *value).is_some()),
            _ => true,
        }
    }

    fn sid(&self, ty: &Type, given: Option<&Value>) -> String {
        let placeholder = || {
            let sids = &self.cx.api.sids;
            let sid = sids
                .iter()
                .find(|sid| matches!(ty, Type::Sid(name) if *name == sid.rust));
            let prefix = sid
                .and_then(|sid| sid.prefixes.first())
                .map_or("XX", String::as_str);
            literal(&format!("{prefix}0123456789abcdef0123456789abcdef"))
        };
        text(given).unwrap_or_else(placeholder)
    }

    /// A value of a type that text converts into.
    fn converted(&mut self, ty: &Type, given: Option<&Value>) -> String {
        let Type::Enum(name) = ty else {
            let moment = if matches!(ty, Type::Date) {
                "2026-01-31"
            } else {
                "2026-01-31T09:30:00Z"
            };
            return text(given).unwrap_or_else(|| literal(moment));
        };
        match (self.variant(name, given), text(given)) {
            (None, Some(text)) => text,
            (None, None) => literal("value"),
            (Some(variant), _) => {
                let name = self.named(&name.module, &name.rust);
                format!("{name}::{variant}")
            }
        }
    }

    /// The variant that a value is, or the first one where there is no value.
    fn variant(&self, name: &TypeName, given: Option<&Value>) -> Option<String> {
        let variants = &self.cx.api.find_enum(name)?.variants;
        let wanted = given.map(plain_text);
        let variant = variants.iter().find(|variant| {
            wanted
                .as_ref()
                .is_none_or(|wanted| *wanted == variant.name.wire)
        })?;
        Some(variant.name.rust.clone())
    }

    /// A free-form field: JSON text of the document's example is shown as the JSON that it is.
    fn free_form(&mut self, given: Option<&Value>) -> String {
        match parsed(given) {
            Value::String(text) => literal(&text),
            value => self.json(&value),
        }
    }

    fn json(&mut self, value: &Value) -> String {
        let krate = self.krate.clone();
        self.imports
            .entry(krate)
            .or_default()
            .insert("json".to_owned());
        if count(value) > MOST_JSON_VALUES {
            "json!({})".to_owned()
        } else {
            format!("json!({})", json(value))
        }
    }
}

/// The name of an input as its text.
fn placeholder(name: &Name) -> String {
    literal(&name.rust.replace('_', " "))
}

/// The value, or the JSON that its text holds.
fn parsed(given: Option<&Value>) -> Value {
    match given {
        Some(Value::String(text)) => serde_json::from_str(text)
            .ok()
            .filter(|value: &Value| value.is_object() || value.is_array())
            .unwrap_or_else(|| Value::String(text.clone())),
        Some(value) => value.clone(),
        None => Value::Object(serde_json::Map::new()),
    }
}

fn text(given: Option<&Value>) -> Option<String> {
    given.map(|value| literal(&plain_text(value)))
}

fn plain_text(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A number or boolean, which the document may give as text.
fn plain(ty: &Type, given: Option<&Value>) -> String {
    let text = given.map(plain_text).unwrap_or_default();
    match ty {
        Type::Boolean => text.parse::<bool>().unwrap_or(true).to_string(),
        Type::Integer32 => text.parse::<i32>().unwrap_or(1).to_string(),
        Type::Integer => text.parse::<i64>().unwrap_or(1).to_string(),
        _ => format!(
            "{:?}",
            text.parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
                .unwrap_or(1.0)
        ),
    }
}
