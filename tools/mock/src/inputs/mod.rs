//! A request and its operation in; the inputs as JSON, or why they are refused, out.
//!
//! ```text
//! body -> pairs or JSON -> texts of each input -> values that fit its type and limits
//! ```

mod body;
mod json;
mod limits;
mod text;
mod texts;
mod value;
mod word;

use serde_json::{Map, Value};

use self::body::Body;
use self::texts::Texts;
use crate::description::{Description, Input, Location, Operation, Type};
use crate::nearest::nearest;
use crate::received::Received;
use crate::refusal::Refusal;

/// The inputs of a request.
#[derive(Default)]
pub(crate) struct Given {
    /// The values by the name of the input.
    values: Vec<(String, Value)>,
    /// The values by the property that they give; what is dotted is an object.
    pub(crate) properties: Map<String, Value>,
    /// Each input as it was sent.
    pub(crate) sent: Vec<Sent>,
    /// What the operation does not know.
    pub(crate) unknown: Vec<String>,
}

/// An input as it was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) name: String,
    pub(crate) value: String,
    /// Whether it may be shown.
    pub(crate) is_personal: bool,
}

impl Given {
    /// The value of an input.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        let mut values = self.values.iter();
        values
            .find(|(given, _)| given == name)
            .map(|(_, value)| value)
    }

    /// Keeps what no input takes. It may be anything, so it counts as personal.
    fn add_unknown(&mut self, operation: &Operation, pairs: Vec<(String, String)>) {
        for (name, value) in pairs {
            self.unknown.push(unknown(operation, &name));
            self.sent.push(Sent {
                name,
                value,
                is_personal: true,
            });
        }
    }

    fn add(&mut self, input: &Input, value: Value) {
        self.values.push((input.name.clone(), value.clone()));
        match (input.location, value) {
            (Location::Body, Value::Object(members)) => self.properties.extend(members),
            (Location::Header | Location::Body, _) => {}
            (_, value) => set(&mut self.properties, &input.property(), value),
        }
    }
}

/// Sets a value below the steps to it.
fn set(properties: &mut Map<String, Value>, steps: &[String], value: Value) {
    match steps {
        [] => {}
        [last] => {
            properties.insert(last.clone(), value);
        }
        [first, rest @ ..] => {
            let entry = properties
                .entry(first.clone())
                .or_insert_with(|| Map::new().into());
            if let Value::Object(below) = entry {
                set(below, rest, value);
            }
        }
    }
}

/// Reads the inputs of a request.
pub(crate) async fn read(
    description: &Description,
    operation: &Operation,
    received: &Received,
) -> Result<Given, Refusal> {
    let encoding = operation.body.as_ref().map(|body| body.encoding);
    let mut body = body::read(encoding, received).await?;
    let mut query = Texts::new(received.query.clone());
    let mut given = Given::default();
    for input in &operation.inputs {
        let value = match input.location {
            Location::Header => header(description, input, received)?,
            Location::Query => pairs(description, input, &mut query)?,
            Location::Form | Location::Part | Location::Body => {
                of_body(description, input, &mut body)?
            }
        };
        match value {
            Some(value) => {
                given.sent.push(sent(input, &value));
                given.add(input, value);
            }
            None if input.required => return Err(missing(input)),
            None => {}
        }
    }
    given.add_unknown(operation, query.rest());
    if let Body::Pairs(texts) = body {
        given.add_unknown(operation, texts.rest());
    }
    Ok(given)
}

/// The value of an input that is in the body.
fn of_body(
    description: &Description,
    input: &Input,
    body: &mut Body,
) -> Result<Option<Value>, Refusal> {
    match body {
        Body::Pairs(texts) if input.location != Location::Body => pairs(description, input, texts),
        Body::Json(value) if input.location == Location::Body => {
            let value = value.take();
            json::check(description, &input.ty, &value, "body")?;
            Ok(Some(value).filter(|value| !value.is_null()))
        }
        Body::Raw(text) => Ok(Some(Value::String(std::mem::take(text)))),
        _ => Ok(None),
    }
}

fn header(
    description: &Description,
    input: &Input,
    received: &Received,
) -> Result<Option<Value>, Refusal> {
    let text = received.header(&input.name);
    text.map(|text| value::one(description, input, &input.ty, text))
        .transpose()
}

fn pairs(
    description: &Description,
    input: &Input,
    texts: &mut Texts,
) -> Result<Option<Value>, Refusal> {
    if let (Type::List(item), false) = (
        input.ty.inner(),
        matches!(input.style, crate::description::Style::Json),
    ) {
        return value::list(
            description,
            input,
            item,
            &texts.list(&input.name, input.style),
        );
    }
    if let Some(object) = texts.object(&input.name, input.style) {
        return Ok(Some(object));
    }
    let text = texts.last(&input.name);
    text.map(|text| value::one(description, input, &input.ty, &text))
        .transpose()
}

/// How an input is kept for the journal. Free JSON may hold anything, so it counts as personal.
fn sent(input: &Input, value: &Value) -> Sent {
    let is_free = matches!(
        input.ty.inner(),
        Type::Json
            | Type::TypedJson(_)
            | Type::Model(_)
            | Type::Union(_)
            | Type::Bytes
            | Type::Map(_)
    );
    Sent {
        name: input.name.clone(),
        value: text::of(value),
        is_personal: input.personal || is_free || input.name.eq_ignore_ascii_case("authorization"),
    }
}

fn missing(input: &Input) -> Refusal {
    let place = match input.location {
        Location::Query => "query",
        Location::Header => "headers",
        Location::Form | Location::Part | Location::Body => "post body",
    };
    let name = input.name.trim_start_matches('$');
    Refusal::of_input(format!("Missing required parameter {name} in the {place}"))
}

fn unknown(operation: &Operation, name: &str) -> String {
    let known = operation.inputs.iter().map(|input| input.name.as_str());
    let hint = nearest(name, known).map(|near| format!("; did you mean `{near}`?"));
    let call = &operation.call_name;
    format!("{call} has no input `{name}`{}", hint.unwrap_or_default())
}
