//! What reports and recordings may show: an operation, a name and a value go in, the value comes out without what is
//! secret or personal.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use serde_json::{Map, Value};

use super::{link, request_view::Pairs};
use crate::{
    operation::{Location, Operation},
    personal_values::{
        HIDDEN, HiddenNames, PersonalValues, blank, hide_marked, hide_marked_text, is_plain_word,
        nested,
    },
    values::model::personal_names,
};

/// Headers of every request that are about nobody.
const OPEN_HEADERS: [&str; 3] = ["accept", "content-type", "user-agent"];

/// Members that are credentials under any operation, in any notation: `auth_token` and `authToken` alike.
const SECRET_MEMBERS: [&str; 11] = [
    "accesstoken",
    "apikey",
    "apikeysecret",
    "apisecret",
    "authorization",
    "authtoken",
    "clientsecret",
    "password",
    "refreshtoken",
    "secret",
    "token",
];

/// The members with the links that a client follows.
const NEXT_PAGE: [&str; 2] = ["next_page_url", "next_page_uri"];

/// Whether the value under `name` may be shown: an input of the operation that is not marked as personal. What the
/// operation does not know, such as a header of the caller's own or the secret of an OAuth app, stays hidden.
pub(crate) fn is_open(operation: &Operation, location: Location, name: &str) -> bool {
    let is_header = location == Location::Header;
    if is_header && name.eq_ignore_ascii_case("authorization") {
        return false;
    }
    let is_usual = is_header
        && OPEN_HEADERS
            .iter()
            .any(|open| open.eq_ignore_ascii_case(name));
    is_usual || operation.is_open(location, name)
}

/// Whether the body of the operation may be shown.
pub(crate) fn is_body_open(operation: &Operation) -> bool {
    !operation
        .inputs
        .iter()
        .any(|input| input.location == Location::Body && input.personal)
}

/// What all exchanges of a recording share.
#[derive(Default)]
pub(crate) struct Shared {
    /// The personal values of every exchange, because one may repeat those of another.
    pub(crate) values: PersonalValues,
    /// The links to next pages in which something is hidden, each with the last number that it was given. A client reads no
    /// page twice, so all have to differ.
    links: RefCell<BTreeMap<String, usize>>,
}

/// What is hidden in one exchange.
pub(crate) struct Redaction<'a> {
    pub(crate) operation: &'a Operation,
    shared: &'a Shared,
    /// The members of the response that hold what is marked.
    marked: BTreeSet<&'a str>,
    /// The members that the caller wants hidden.
    hidden: &'a [String],
}

impl<'a> Redaction<'a> {
    /// Hides what the operation marks, in its inputs and under their names and those of personal fields in the
    /// response; the values that are `shared`; and what is in members called as one of `hidden`.
    pub(crate) fn new(operation: &'a Operation, hidden: &'a [String], shared: &'a Shared) -> Self {
        let personal = operation.inputs.iter().filter(|input| input.personal);
        let names = personal.flat_map(|input| [input.name.trim_start_matches("r#"), input.wire]);
        Self {
            operation,
            shared,
            marked: names.chain(personal_names(operation.response)).collect(),
            hidden,
        }
    }

    /// Returns the pairs of a request without what is hidden.
    pub(crate) fn pairs(&self, location: Location, pairs: &Pairs) -> Pairs {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| {
                let mut owners = self.operation.owners(location, name).peekable();
                let is_known = owners.peek().is_some();
                let name = if is_known {
                    name.clone()
                } else {
                    self.text(name)
                };
                let value = self.pair(location, &name, value);
                (name, value)
            })
            .collect()
    }

    /// Returns the value of a pair or a part without what is hidden.
    pub(crate) fn pair(&self, location: Location, name: &str, value: &str) -> String {
        let is_header = location == Location::Header;
        let is_marked = self
            .operation
            .owners(location, name)
            .any(|input| input.personal);
        if is_secret(name) || self.is_hidden(name) || (is_header && is_marked) {
            HIDDEN.to_owned()
        } else if is_marked {
            hide_marked_text(name, value)
        } else if is_open(self.operation, location, name) {
            self.open_text(value)
        } else {
            HIDDEN.to_owned()
        }
    }

    /// Hides what is marked in the JSON body of a request. What is hidden there needs no type.
    pub(crate) fn body(&self, body: &mut Value) {
        if is_body_open(self.operation) {
            self.value(as_hole, "", body, 0);
        } else {
            hide_marked("", body, as_hole);
        }
    }

    /// Returns the path of a request without personal values in the segments that the document leaves open.
    pub(crate) fn path(&self, path: &str) -> String {
        link::path(path, self.operation, &self.shared.values)
    }

    /// Hides what is personal in a response. Its shape stays, and so does what a page is read by.
    pub(crate) fn apply(&self, value: &mut Value) {
        let key = value.pointer("/meta/key").cloned();
        self.value(blank, "", value, 0);
        if let (Some(key), Some(hidden)) = (key, value.pointer_mut("/meta/key")) {
            *hidden = key;
        }
    }

    /// Calls `add` with every marked or secret member of a response.
    pub(crate) fn marked(&self, value: &Value, add: &mut dyn FnMut(&str, &Value)) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    if self.marked.contains(name.as_str()) || is_secret(name) {
                        add(name, value);
                    } else {
                        self.marked(value, add);
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.marked(item, add)),
            _ => {}
        }
    }

    /// Returns `text` without personal values.
    pub(crate) fn text(&self, text: &str) -> String {
        self.shared.values.hide(text, usize::MAX)
    }

    fn open_text(&self, text: &str) -> String {
        let mut value = text.into();
        self.value(as_hole, "", &mut value, 0);
        match value {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    fn is_hidden(&self, name: &str) -> bool {
        self.hidden.iter().any(|hidden| hidden == name)
    }

    /// Hides in a value that is not marked. `depth` counts the texts that are JSON and hold the value.
    fn value(&self, hide: Hide, name: &str, value: &mut Value, depth: usize) {
        match value {
            Value::Object(members) => self.members(hide, members, depth),
            Value::Array(items) => {
                for item in items {
                    self.value(hide, name, item, depth);
                }
            }
            Value::String(text) => match nested(text).filter(|_| depth < NESTED) {
                Some(mut json) if json.is_object() || json.is_array() => {
                    self.value(hide, name, &mut json, depth + 1);
                    *text = json.to_string();
                }
                _ => *text = self.text_or_link(name, text),
            },
            Value::Number(number) if self.shared.values.is_value(&number.to_string()) => {
                hide(value);
            }
            _ => {}
        }
    }

    fn members(&self, hide: Hide, members: &mut Map<String, Value>, depth: usize) {
        let mut hidden_names = HiddenNames::default();
        for (name, mut value) in std::mem::take(members) {
            if is_secret(&name) || self.is_hidden(&name) {
                blank(&mut value);
            } else if self.marked.contains(name.as_str()) {
                hide_marked(&name, &mut value, hide);
            } else {
                self.value(hide, &name, &mut value, depth);
            }
            let is_open = is_plain_word(&name) || self.text(&name) == name;
            let name = if is_open {
                name
            } else {
                hidden_names.next(members)
            };
            members.insert(name, value);
        }
    }

    fn text_or_link(&self, name: &str, text: &str) -> String {
        // A relative link looks like many another text.
        let can_be_link = !text.starts_with('/') || NEXT_PAGE.contains(&name);
        let link = || link::hidden(text, self.operation, &self.shared.values);
        let is_value = self.shared.values.is_value(text);
        let Some(link) = (can_be_link && !is_value).then(link).flatten() else {
            return self.text(text);
        };
        if !NEXT_PAGE.contains(&name) || link == text {
            return link;
        }
        self.shared.free_link(link)
    }
}

impl Shared {
    /// Returns the link, with a number if it was taken.
    fn free_link(&self, link: String) -> String {
        let mut links = self.links.borrow_mut();
        let mut number = links.get(&link).copied().unwrap_or_default();
        let free = loop {
            number += 1;
            let free = match number {
                1 => link.clone(),
                _ => link::numbered(&link, number),
            };
            if number == 1 || !links.contains_key(&free) {
                break free;
            }
        };
        links.insert(free.clone(), 1);
        links.insert(link, number);
        free
    }
}

/// How a text, a number or a truth is hidden: [`blank`] where it is still to be decoded, [`as_hole`] in a request.
type Hide = fn(&mut Value);

/// Hides a value so that a replay takes anything for it, a number for a text too.
fn as_hole(value: &mut Value) {
    *value = HIDDEN.into();
}

/// Texts that are JSON are read this deep.
const NESTED: usize = 4;

/// Whether a member of this name is a credential.
pub(crate) fn is_secret(name: &str) -> bool {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    let name: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    SECRET_MEMBERS.contains(&name.as_str())
}
