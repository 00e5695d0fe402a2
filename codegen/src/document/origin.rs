//! YAML or JSON text in, the place of every node of its tree out.
//!
//! It is read only if there is something to report, and kept in step with the tree while the overlay is applied, so that a
//! pointer into the overlaid document leads to the right line, in whichever file that is.

use indexmap::IndexMap;
use saphyr_parser::{Event, Marker, Parser};

use super::pointer;
use super::source::{Format, format};

/// Where a node comes from, and its children.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    pub(super) place: Place,
    pub(super) children: Children,
}

/// A line and a column, from one, of the document or, where there is an action, of the overlay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Where the value begins, if it is a scalar, and else its key: the rest of it can be long.
    pub(super) position: (usize, usize),
    /// The key that leads to it, where it has one.
    pub(super) key: Option<(usize, usize)>,
    pub(super) action: Option<usize>,
}

#[derive(Debug, Clone)]
pub(super) enum Children {
    None,
    Object(IndexMap<String, Origin>),
    List(Vec<Origin>),
}

/// A key that appears twice in one object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Duplicate {
    pub(super) pointer: String,
    pub(super) key: String,
    pub(super) first: (usize, usize),
    pub(super) second: (usize, usize),
}

/// What a walk over a text finds.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The root of the first document; nothing for an empty text.
    pub(super) root: Option<Origin>,
    pub(super) duplicates: Vec<Duplicate>,
    /// Where a second document begins.
    pub(super) second_document: Option<(usize, usize)>,
}

/// Deeper than the parsers of the tree go, so that all they accept is seen to the end.
const DEEPEST: usize = 200;
const MOST_DUPLICATES: usize = 100;

/// Walks over a text; where it stops being well-formed, the walk ends with what was seen.
pub(super) fn walk(text: &str) -> Walk {
    match format(text) {
        Format::Yaml => walk_yaml(text),
        Format::Json => walk_yaml(&json_as_yaml(text)),
    }
}

/// The same text with nothing in it that JSON has and YAML has not: tabs as space, and halves of surrogate pairs. No
/// character moves.
fn json_as_yaml(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let surrogate = matches!(
            part.as_bytes(),
            [b'd' | b'D', b'8' | b'9' | b'a'..=b'f' | b'A'..=b'F', ..]
        );
        let rest = if surrogate { part.get(4..) } else { None };
        result.push_str(if rest.is_some() { "\\u0020" } else { "\\u" });
        result.push_str(rest.unwrap_or(part));
    }
    result.replace('\t', " ")
}

fn walk_yaml(text: &str) -> Walk {
    let mut walk = Walk::default();
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let position = position(span.start);
        match event {
            Event::DocumentStart(_) if walk.root.is_some() => {
                walk.second_document = Some(position);
                break;
            }
            Event::Scalar(text, ..) => {
                close(&mut open, &mut walk, Origin::leaf(position), Some(&text));
            }
            Event::Alias(_) => close(&mut open, &mut walk, Origin::leaf(position), None),
            Event::MappingStart(..) if open.len() < DEEPEST => {
                open.push(Open::new(position, Children::Object(IndexMap::new())));
            }
            Event::SequenceStart(..) if open.len() < DEEPEST => {
                open.push(Open::new(position, Children::List(Vec::new())));
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => break,
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(done) = open.pop() {
                    close(&mut open, &mut walk, done.origin, None);
                }
            }
            _ => {}
        }
    }
    while let Some(done) = open.pop() {
        close(&mut open, &mut walk, done.origin, None);
    }
    walk
}

fn position(marker: Marker) -> (usize, usize) {
    (marker.line(), marker.col() + 1)
}

/// An object or a list whose end is not reached.
struct Open {
    origin: Origin,
    /// The key that waits for its value.
    key: Option<(String, (usize, usize))>,
}

impl Open {
    fn new(position: (usize, usize), children: Children) -> Self {
        Self {
            origin: Origin {
                place: Place::new(position),
                children,
            },
            key: None,
        }
    }
}

/// Puts a finished node into the one around it. `text` is its text if it is a scalar.
fn close(open: &mut [Open], walk: &mut Walk, mut node: Origin, text: Option<&str>) {
    let Some(parent) = open.last_mut() else {
        walk.root.get_or_insert(node);
        return;
    };
    match &mut parent.origin.children {
        Children::None => {}
        Children::List(items) => items.push(node),
        Children::Object(entries) => {
            let Some((key, position)) = parent.key.take() else {
                parent.key = Some((text.unwrap_or_default().to_owned(), node.place.position));
                return;
            };
            node.place.key = Some(position);
            if text.is_none() {
                node.place.position = position;
            }
            let first = entries
                .insert(key.clone(), node)
                .map(|first| first.place.position);
            if let Some(first) = first.filter(|_| walk.duplicates.len() < MOST_DUPLICATES) {
                let pointer = pointer_of(open, &key);
                walk.duplicates.push(Duplicate {
                    pointer,
                    key,
                    first,
                    second: position,
                });
            }
        }
    }
}

/// The pointer of a key of the innermost open object.
fn pointer_of(open: &[Open], key: &str) -> String {
    let mut result = String::new();
    for parent in &open[..open.len() - 1] {
        match (&parent.origin.children, &parent.key) {
            (Children::List(items), _) => pointer::push(&mut result, &items.len().to_string()),
            (_, Some((key, _))) => pointer::push(&mut result, key),
            _ => {}
        }
    }
    pointer::push(&mut result, key);
    result
}

impl Place {
    fn new(position: (usize, usize)) -> Self {
        Self {
            position,
            key: None,
            action: None,
        }
    }
}

impl Origin {
    fn leaf(position: (usize, usize)) -> Self {
        Self {
            place: Place::new(position),
            children: Children::None,
        }
    }

    pub(super) fn child(&self, key: &str) -> Option<&Self> {
        match &self.children {
            Children::None => None,
            Children::Object(entries) => entries.get(key),
            Children::List(items) => items.get(key.parse::<usize>().ok()?),
        }
    }

    pub(super) fn child_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.children {
            Children::None => None,
            Children::Object(entries) => entries.get_mut(key),
            Children::List(items) => items.get_mut(key.parse::<usize>().ok()?),
        }
    }

    /// The place of the node at a pointer, or of the innermost node around it that is there.
    pub(super) fn nearest(&self, pointer: &str) -> Place {
        let mut node = self;
        for key in pointer::keys(pointer) {
            match node.child(&key) {
                Some(child) => node = child,
                None => break,
            }
        }
        node.telling()
    }

    /// The most helpful position for a node: where a reference leads, or the name of an entry of a list.
    fn telling(&self) -> Place {
        let Children::Object(entries) = &self.children else {
            return self.place;
        };
        let scalar = |key: &str| {
            entries
                .get(key)
                .filter(|child| matches!(child.children, Children::None))
                .map(|child| child.place)
        };
        if let Some(reference) = scalar("$ref") {
            return reference;
        }
        if self.place.key.is_some() {
            return self.place;
        }
        let first = entries.values().next().map(|child| Place {
            position: child.place.key.unwrap_or(child.place.position),
            ..child.place
        });
        scalar("name").or(first).unwrap_or(self.place)
    }

    /// The same tree as what an action brings.
    pub(super) fn brought_by(&self, action: usize) -> Self {
        let children = match &self.children {
            Children::None => Children::None,
            Children::List(items) => {
                Children::List(items.iter().map(|item| item.brought_by(action)).collect())
            }
            Children::Object(entries) => Children::Object(
                entries
                    .iter()
                    .map(|(key, entry)| (key.clone(), entry.brought_by(action)))
                    .collect(),
            ),
        };
        Self {
            place: Place {
                action: Some(action),
                ..self.place
            },
            children,
        }
    }
}
