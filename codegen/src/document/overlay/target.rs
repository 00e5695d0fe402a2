//! A JSONPath (RFC 9535) and a tree in, the places of the selected nodes out.

use std::borrow::Cow;

use serde_json::Value;
use serde_json_path::{JsonPath, PathElement};

/// One step from a node to its child. Ordered like the items of a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::document) enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    /// The step as in a JSON pointer, not escaped.
    pub(super) fn key(&self) -> Cow<'_, str> {
        match self {
            Self::Key(key) => key.as_str().into(),
            Self::Index(index) => index.to_string().into(),
        }
    }
}

/// A parsed target.
#[derive(Debug, Clone)]
pub(super) enum Target {
    /// `$.components.schemas['a.b']`: names alone, followed one by one. Most targets are like this.
    Names(Vec<String>),
    Query(Box<JsonPath>),
}

/// The limits of what is given to the parser of queries, which is recursive.
const LONGEST: usize = 2000;
const MOST_BRACKETS: usize = 12;

impl Target {
    /// # Errors
    ///
    /// What is wrong, and the column (from one) inside the text.
    pub(super) fn parse(text: &str) -> Result<Self, (String, usize)> {
        if let Some(names) = names(text) {
            return Ok(Self::Names(names));
        }
        if text.len() > LONGEST {
            return Err((format!("the path is longer than {LONGEST} characters"), 1));
        }
        if let Some(column) = too_many_brackets(text) {
            return Err((
                format!("more than {MOST_BRACKETS} brackets in one another"),
                column,
            ));
        }
        match JsonPath::parse(text) {
            Ok(query) => Ok(Self::Query(Box::new(query))),
            // The parser's own words are about its grammar.
            Err(error) => Err((
                "something else is expected".to_owned(),
                error.position().max(1),
            )),
        }
    }

    /// The paths from the root to the selected nodes, each once, in the order of [`Step`].
    pub(super) fn select(&self, tree: &Value) -> Vec<Vec<Step>> {
        match self {
            Self::Names(names) => {
                let node = names
                    .iter()
                    .try_fold(tree, |node, name| node.as_object()?.get(name));
                let location = names.iter().map(|name| Step::Key(name.clone())).collect();
                node.map(|_| location).into_iter().collect()
            }
            Self::Query(query) => {
                let nodes = query.query_located(tree);
                let mut locations: Vec<Vec<_>> = nodes
                    .locations()
                    .map(|location| location.iter().map(step).collect())
                    .collect();
                locations.sort();
                locations.dedup();
                locations
            }
        }
    }
}

fn step(element: &PathElement<'_>) -> Step {
    match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    }
}

/// The column where brackets are nested too deeply, if they are. Brackets in quotes count: this is a limit, not a parser.
fn too_many_brackets(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.chars()
        .position(|character| {
            match character {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > MOST_BRACKETS
        })
        .map(|index| index + 1)
}

/// The names of a path that has nothing but names without escapes.
fn names(text: &str) -> Option<Vec<String>> {
    let mut rest = text.strip_prefix('$')?;
    let mut names = Vec::new();
    while !rest.is_empty() {
        let (name, after) = if let Some(name) = rest.strip_prefix('.') {
            shorthand(name)?
        } else {
            let quoted = rest.strip_prefix('[')?;
            let quote = quoted
                .chars()
                .next()
                .filter(|quote| matches!(quote, '\'' | '"'))?;
            let (name, after) = quoted[1..].split_once(quote)?;
            (name, after.strip_prefix(']')?)
        };
        if name.contains(|character: char| character == '\\' || character.is_control()) {
            return None;
        }
        names.push(name.to_owned());
        rest = after;
    }
    Some(names)
}

/// Splits off a member name in shorthand form: a letter, `_` or beyond ASCII, then digits too.
fn shorthand(text: &str) -> Option<(&str, &str)> {
    let name = |character: char| {
        character.is_ascii_alphanumeric() || character == '_' || !character.is_ascii()
    };
    let (head, tail) = text.split_at(
        text.find(|character| !name(character))
            .unwrap_or(text.len()),
    );
    let first = head.chars().next()?;
    (!first.is_ascii_digit()).then_some((head, tail))
}
