//! Values of the document's examples in, Rust expressions out.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Literal;
use serde_json::Value;

use crate::ir::{Input, Name, Operation, Type, TypeName};
use crate::targets::context::RenderCtx;
use crate::targets::rust_type::{self, Kind, Shape};

/// More entries than this make the `json!` macro slow, and many more exceed the compiler's recursion limit.
const MOST_JSON_VALUES: usize = 30;
/// The longest JSON that stays on one line.
const JSON_WIDTH: usize = 50;

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

    /// Remembers the struct of an operation's required inputs.
    pub(super) fn import(&mut self, operation: &Operation, name: &str) {
        let mut modules = self.cx.api.operations();
        let module = modules
            .find(|(_, other)| other.name == operation.name && other.path == operation.path)
            .map(|(module, _)| module.rust.clone());
        if let Some(module) = module {
            self.import_from(&module, name);
        }
    }

    fn import_from(&mut self, module: &str, name: &str) {
        let path = format!("{}::{module}", self.krate);
        self.imports
            .entry(path)
            .or_default()
            .insert(name.to_owned());
    }

    /// What a setter or method takes for an input.
    pub(super) fn argument(&mut self, input: &Input, given: Option<&Value>) -> String {
        let Shape { item, repeated, .. } = rust_type::shape(input);
        if input.location == crate::ir::Location::Body {
            return self.json(given.unwrap_or(&Value::Object(serde_json::Map::new())));
        }
        if !repeated {
            return self.single(item, &input.name, given);
        }
        let values = match given {
            Some(Value::Array(values)) if !values.is_empty() => values.iter().map(Some).collect(),
            Some(Value::Array(_)) | None => vec![None],
            single => vec![single],
        };
        let uniform = self.is_uniform(item, &values);
        let values: Vec<String> = values
            .into_iter()
            .map(|value| self.element(item, &input.name, value, uniform))
            .collect();
        list(&values)
    }

    /// What an argument takes for one value.
    pub(super) fn single(&mut self, ty: &Type, name: &Name, given: Option<&Value>) -> String {
        match rust_type::kind(ty) {
            Kind::Text => text(given).unwrap_or_else(|| literal(&name.rust.replace('_', " "))),
            Kind::Sid => self.sid(ty, given),
            Kind::Value => plain(ty, given),
            Kind::Into => self.converted(ty, given),
            Kind::Json => self.free_form(given),
        }
    }

    /// What a public field takes.
    pub(super) fn owned(&mut self, ty: &Type, name: &Name, given: Option<&Value>) -> String {
        match ty {
            Type::String => format!("{}.to_owned()", self.single(ty, name, given)),
            Type::Sid(_) => format!("{}.parse()?", self.sid(ty, given)),
            Type::Enum(_) | Type::DateTime | Type::Date => {
                let value = self.converted(ty, given);
                if value.starts_with('"') {
                    format!("{value}.into()")
                } else {
                    value
                }
            }
            Type::Boolean | Type::Integer32 | Type::Integer | Type::Number => plain(ty, given),
            Type::Json => self.json(&parsed(given)),
            Type::TypedJson(_) => format!("{}.into()", self.json(&parsed(given))),
            Type::List(item) => {
                let values = match given {
                    Some(Value::Array(values)) => values
                        .iter()
                        .map(|value| self.owned(item, name, Some(value)))
                        .collect(),
                    _ => vec![self.owned(item, name, given)],
                };
                format!("vec!{}", list(&values))
            }
            Type::Model(_)
            | Type::Union(_)
            | Type::Newtype(_)
            | Type::Bytes
            | Type::Map(_)
            | Type::Nullable(_) => "Default::default()".to_owned(),
        }
    }

    /// One value of a repeated key. All of them have one type: where an enum has one that it does not know, all are text.
    fn element(&mut self, ty: &Type, name: &Name, given: Option<&Value>, uniform: bool) -> String {
        match (ty, text(given)) {
            (Type::Enum(_), Some(text)) if !uniform => text,
            _ if rust_type::kind(ty) == Kind::Json => self.json(&parsed(given)),
            _ => self.single(ty, name, given),
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
                let name = name.clone();
                self.import_from(&name.module, &name.rust);
                format!("{}::{variant}", name.rust)
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

fn literal(text: &str) -> String {
    Literal::string(text).to_string()
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

fn list(values: &[String]) -> String {
    let line = values.join(", ");
    if line.len() <= JSON_WIDTH && !line.contains('\n') {
        return format!("[{line}]");
    }
    let lines: Vec<String> = values
        .iter()
        .map(|value| indented(&format!("{value},")))
        .collect();
    format!("[\n{}\n]", lines.join("\n"))
}

/// How many values a JSON value holds, itself included. The parser of JSON has bounded the depth.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// The inside of `json!`.
fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => json_number(number),
        Value::String(text) => literal(text),
        Value::Array(items) => enclosed(["[", "]"], &items.iter().map(json).collect::<Vec<_>>()),
        Value::Object(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{}: {}", literal(name), json(value)))
                .collect();
            enclosed(["{", "}"], &fields)
        }
    }
}

fn enclosed([open, close]: [&str; 2], values: &[String]) -> String {
    let line = values.join(", ");
    if line.len() <= JSON_WIDTH && !line.contains('\n') {
        return format!("{open}{line}{close}");
    }
    let lines: Vec<String> = values.iter().map(|value| indented(value)).collect();
    format!("{open}\n{}\n{close}", lines.join(",\n"))
}

/// A number as a literal; one that is no `i32` carries its type.
fn json_number(number: &serde_json::Number) -> String {
    match (number.as_i64(), number.as_u64(), number.as_f64()) {
        (Some(number), ..) if i32::try_from(number).is_ok() => number.to_string(),
        (Some(number), ..) => format!("{number}_i64"),
        (None, Some(number), _) => format!("{number}_u64"),
        (None, None, Some(number)) => format!("{number:?}"),
        (None, None, None) => "0".to_owned(),
    }
}

/// Text with every line four columns further in. No literal spans lines, so none is changed.
pub(super) fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("    {line}")).collect();
    lines.join("\n")
}
