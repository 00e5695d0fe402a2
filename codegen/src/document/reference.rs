//! The text of a `$ref` in, a JSON pointer into the same document or the name of a component out.

use std::borrow::Cow;
use std::fmt;

use super::pointer;

/// The JSON pointer that a reference holds, where it refers to the same document.
///
/// # Errors
///
/// What is wrong with the reference; whether the pointer leads anywhere is not checked.
///
/// # Examples
///
/// ```
/// use codegen::document::reference::local;
///
/// assert_eq!(local("#/components/schemas/a%20b").unwrap(), "/components/schemas/a b");
/// assert!(local("other.yaml#/components/schemas/x").is_err());
/// ```
pub fn local(reference: &str) -> Result<Cow<'_, str>, ReferenceError> {
    let error = |fault| ReferenceError {
        reference: reference.to_owned(),
        fault,
    };
    let Some(fragment) = reference.strip_prefix('#') else {
        return Err(error(if reference.is_empty() {
            Fault::Empty
        } else {
            Fault::External
        }));
    };
    let pointer = percent_decoded(fragment).ok_or_else(|| error(Fault::Encoding))?;
    if !pointer.starts_with('/') {
        return Err(error(if pointer.is_empty() {
            Fault::NoComponent
        } else {
            Fault::Anchor
        }));
    }
    let is_well_formed = |tail: &str| tail.starts_with(['0', '1']);
    if pointer.split('~').skip(1).all(is_well_formed) {
        Ok(pointer)
    } else {
        Err(error(Fault::Encoding))
    }
}

/// The name of the component that a reference means, where it means a whole component of the section that is given
/// (`schemas`, `parameters`, `responses` …) in the same document.
///
/// # Errors
///
/// What is wrong with the reference; whether the component exists is not checked.
///
/// # Examples
///
/// ```
/// use codegen::document::reference::component;
///
/// assert_eq!(component("#/components/schemas/a~1b%20c", "schemas").unwrap(), "a/b c");
/// assert!(component("other.yaml#/components/schemas/x", "schemas").is_err());
/// ```
pub fn component<'r>(reference: &'r str, section: &str) -> Result<Cow<'r, str>, ReferenceError> {
    let error = |fault| {
        Err(ReferenceError {
            reference: reference.to_owned(),
            fault,
        })
    };
    let pointer = local(reference)?;
    let mut steps = pointer.split('/').skip(1);
    let (Some("components"), Some(found), Some(name)) = (steps.next(), steps.next(), steps.next())
    else {
        return error(Fault::NoComponent);
    };
    if found != section {
        return error(Fault::OtherSection {
            expected: section.to_owned(),
        });
    }
    if steps.next().is_some() {
        return error(Fault::Inside);
    }
    if name.is_empty() {
        return error(Fault::NoComponent);
    }
    Ok(Cow::Owned(pointer::unescape(name).into_owned()))
}

/// Why a reference cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceError {
    reference: String,
    fault: Fault,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Empty,
    External,
    NoComponent,
    Anchor,
    OtherSection { expected: String },
    Inside,
    Encoding,
}

impl ReferenceError {
    /// How to fix the reference.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.fault {
            Fault::External => "bundle the documents into one, or copy the component".to_owned(),
            Fault::Inside => "make what it means a component of its own".to_owned(),
            Fault::OtherSection { expected } => format!("write `#/components/{expected}/Name`"),
            Fault::Encoding => "write `~0` for `~`, `~1` for `/` and `%25` for `%`".to_owned(),
            Fault::Empty | Fault::NoComponent | Fault::Anchor => {
                "write it as in `#/components/schemas/Name`".to_owned()
            }
        }
    }
}

impl fmt::Display for ReferenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the reference `{}` ", self.reference)?;
        match &self.fault {
            Fault::Empty => f.write_str("is empty"),
            Fault::External => f.write_str("refers to another document, which is not read"),
            Fault::NoComponent => f.write_str("does not refer to a component"),
            Fault::Anchor => f.write_str("is an anchor, expected a JSON pointer"),
            Fault::OtherSection { expected } => {
                write!(f, "does not refer to `components/{expected}`")
            }
            Fault::Inside => f.write_str("refers to a part of a component, expected a whole one"),
            Fault::Encoding => f.write_str("is not correctly encoded"),
        }
    }
}

impl std::error::Error for ReferenceError {}

/// Decodes `%` as in a URL.
fn percent_decoded(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains('%') {
        return Some(Cow::Borrowed(text));
    }
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(bytes).ok().map(Cow::Owned)
}
