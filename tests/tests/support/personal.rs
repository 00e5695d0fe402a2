//! Personal values at random, and arguments and responses that are full of them.

use codegen::ir::{Api, Input, Operation, Response, Type};
use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::sample_arguments;

/// A SID that is in every marked JSON and that no redaction may touch.
pub(crate) const WORKFLOW: &str = "WW00000000000000000000000000000001";

/// What stands around the core of a value.
const AWKWARD: [&str; 26] = [
    "", " ", "\"", "'", "\n", "\r\n", "\\", "%", "%20", "+", "&", "=", "/", "?", "#", "[", "{",
    "}", ",", ":", "é", "ß", "李", "😀", "\u{301}", "\u{202e}",
];

/// Values that a careless redaction falls over: structure of answers and links, words, parts of SIDs.
const TRAPS: [&str; 40] = [
    "",
    " ",
    "a",
    "é",
    "1",
    "3",
    "42",
    "2026",
    "0",
    "true",
    "null",
    "open",
    "web",
    "v1",
    "v2",
    "key",
    "meta",
    "sid",
    "url",
    "https",
    "http",
    "Page",
    "next_page_url",
    "[",
    "]",
    "{",
    "}",
    "{}",
    "[]",
    "\"",
    "\\",
    ",",
    ":",
    "%",
    "%5B",
    "redacted",
    "[redacted]",
    "flex-api.twilio.com",
    WORKFLOW,
    "00000001",
];

/// Names of pages and paths, which are traps too.
const STRUCTURE: [&str; 8] = [
    "flex_flows",
    "FlexFlows",
    "plugins",
    "Plugins",
    "PluginService",
    "participants",
    "Interactions",
    "application",
];

/// The personal values of one run.
pub(crate) struct Personal {
    random: Rng,
    /// The letters in each value that nothing else has.
    pub(crate) cores: Vec<String>,
    values: Vec<String>,
}

impl Personal {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            random: Rng::with_seed(seed),
            cores: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Makes a value, or a trap that only its place makes personal.
    pub(crate) fn text(&mut self) -> String {
        match self.random.u8(..8) {
            0 => pick(&mut self.random, &TRAPS).to_owned(),
            1 => pick(&mut self.random, &STRUCTURE).to_owned(),
            // The beginning of another value.
            2 if !self.cores.is_empty() => pick_text(&mut self.random, &self.cores),
            _ => self.value(),
        }
    }

    /// Makes a value that can be found again.
    pub(crate) fn value(&mut self) -> String {
        let letters = (0..7).map(|_| self.random.alphabetic()).collect::<String>();
        let core = format!("Qz{letters}");
        self.cores.push(core.clone());
        let mut around = || pick(&mut self.random, &AWKWARD).to_owned();
        let value = format!("{}{}{core}{}{}", around(), around(), around(), around());
        self.values.push(value.clone());
        value
    }

    /// Makes a value for a header.
    fn ascii(&mut self) -> String {
        self.value();
        self.values.pop();
        let core = self.cores.last().expect("a core");
        format!("Bearer {core}+/=")
    }

    /// Makes a JSON such as applications give to a marked input.
    fn json(&mut self) -> Value {
        json!({
            "type": "sms",
            "initiated_by": "customer",
            "participants": [{"address": self.text(), "name": self.value(), "type": "agent"}],
            "properties": {
                "workflow_sid": WORKFLOW,
                "task_channel_unique_name": "chat",
                "timeout": 3,
                "attributes": json!({"anything": self.value(), "list": [self.text()], "open": true}).to_string(),
                "callback": {"phoneNumber": 4711, "body": self.value()},
            },
        })
    }

    /// Returns arguments for every input: personal ones where the document marks them, echoes of these elsewhere.
    pub(crate) fn arguments(&mut self, api: &Api, operation: &Operation) -> Map<String, Value> {
        let (_, mut arguments) = sample_arguments::calls(api, operation)
            .pop()
            .expect("a call");
        for input in operation.inputs.iter().filter(|input| input.pii) {
            let value = self.input(input);
            arguments.insert(input.name.wire.clone(), value);
        }
        let echo = self.echo();
        for input in operation.inputs.iter().filter(|input| !input.pii) {
            if input.ty == Type::String && input.location != codegen::ir::Location::Header {
                arguments.insert(input.name.wire.clone(), json!(format!("for {echo}!")));
            }
        }
        for binding in operation
            .handle
            .iter()
            .flat_map(|accessor| &accessor.bindings)
        {
            if binding.ty == Type::String && !echo.is_empty() {
                let names = operation
                    .path
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split('}').next());
                for name in names {
                    arguments
                        .entry(name)
                        .and_modify(|value| *value = json!(format!("id-{echo}")));
                }
            }
        }
        arguments
    }

    fn input(&mut self, input: &Input) -> Value {
        match (&input.ty, input.location) {
            (_, codegen::ir::Location::Header) => json!(self.ascii()),
            (Type::String, _) => json!(self.text()),
            _ => self.json(),
        }
    }

    /// Puts personal values into the marked fields.
    fn fill(&mut self, marked: &[String], body: &mut Value) {
        match body {
            Value::Object(members) => {
                for (name, value) in members {
                    match value {
                        Value::String(text) if marked.contains(name) => *text = self.value(),
                        Value::Object(_) if marked.contains(name) => *value = self.json(),
                        _ => self.fill(marked, value),
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.fill(marked, item)),
            _ => {}
        }
    }

    /// Returns one of the values made so far, if there is one.
    fn echo(&mut self) -> String {
        pick_text(&mut self.random, &self.values)
    }

    /// Returns the response of the document with what it marks filled, and with echoes of `arguments`.
    pub(crate) fn response(
        &mut self,
        api: &Api,
        operation: &Operation,
        arguments: &Map<String, Value>,
    ) -> Value {
        let example = operation.response_examples.first();
        let mut body = example.map_or_else(|| json!({}), |example| example.value.clone());
        self.fill(&marked_fields(api, &operation.response), &mut body);
        let said = texts(operation, arguments);
        let echoes = json!({
            "said": said.iter().map(|said| format!("The value '{said}' of {WORKFLOW} is <{said}>.")).collect::<Vec<_>>(),
            "escaped": said.iter().map(|said| escaped(said)).collect::<Vec<_>>(),
            "as_json": said.iter().map(|said| json!({"a": [said, WORKFLOW]}).to_string()).collect::<Vec<_>>(),
            "as_form": said.iter().map(|said| format!("A={}&B=2", form(said))).collect::<Vec<_>>(),
            "link": said.iter().map(|said| format!("https://flex-api.twilio.com{}?A={}&Page=1", operation.path, escaped(said))).collect::<Vec<_>>(),
            "workflow": WORKFLOW,
        });
        let mut records = match &operation.response {
            Response::Page { key, .. } => body.get_mut(key).and_then(Value::as_array_mut),
            _ => None,
        };
        for record in records.iter_mut().flat_map(|records| records.iter_mut()) {
            if let Some(record) = record.as_object_mut() {
                record.insert("echoes".to_owned(), echoes.clone());
            }
        }
        if let Some(body) = body.as_object_mut() {
            body.insert("echoes".to_owned(), echoes);
        }
        body
    }
}

/// Returns the wire names of the marked fields of a response.
fn marked_fields(api: &Api, response: &Response) -> Vec<String> {
    let (Response::One(Type::Model(name))
    | Response::Page {
        item: Type::Model(name),
        ..
    }) = response
    else {
        return Vec::new();
    };
    let modules = api
        .modules
        .iter()
        .filter(|module| module.rust == name.module);
    let models = modules
        .flat_map(|module| &module.resources)
        .flat_map(|resource| &resource.models);
    let fields = models
        .filter(|model| model.name.rust == name.rust)
        .flat_map(|model| &model.fields);
    fields
        .filter(|field| field.pii)
        .map(|field| field.name.wire.clone())
        .collect()
}

/// Returns the values of the marked inputs as texts.
pub(crate) fn texts(operation: &Operation, arguments: &Map<String, Value>) -> Vec<String> {
    let marked = operation.inputs.iter().filter(|input| input.pii);
    let values = marked.filter_map(|input| arguments.get(&input.name.wire));
    values.flat_map(leaves).collect()
}

/// Returns every text in a JSON, those in its texts included.
pub(crate) fn leaves(json: &Value) -> Vec<String> {
    match json {
        Value::Object(members) => {
            let names = members.keys().cloned();
            names.chain(members.values().flat_map(leaves)).collect()
        }
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::String(text) => match serde_json::from_str(text) {
            Ok(json @ (Value::Object(_) | Value::Array(_))) => leaves(&json),
            _ => vec![text.clone()],
        },
        _ => Vec::new(),
    }
}

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn form(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn pick<'a>(random: &mut Rng, list: &[&'a str]) -> &'a str {
    list[random.usize(..list.len())]
}

fn pick_text(random: &mut Rng, list: &[String]) -> String {
    list.get(random.usize(..list.len().max(1)))
        .cloned()
        .unwrap_or_default()
}
