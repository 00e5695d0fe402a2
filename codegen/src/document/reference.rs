//! The text of a `$ref` in, the name of a component out.

use std::borrow::Cow;
use std::fmt;

use super::pointer;

/// The name of the component that a reference means, where it means a whole component of the section that is given
/// (`schemas`, `parameters`, `responses` …) in the same document.
///
/// # Errors
///
/// What is wrong with the reference; whether the component exists is not looked at.
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
    let Some(fragment) = reference.strip_prefix('#') else {
        return error(if reference.is_empty() {
            Fault::Empty
        } else {
            Fault::External
        });
    };
    let mut steps = fragment.split('/');
    let (Some(""), Some("components"), Some(found), Some(name)) =
        (steps.next(), steps.next(), steps.next(), steps.next())
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
    match decode(name) {
        Some(name) if name.is_empty() => error(Fault::NoComponent),
        Some(name) => Ok(name),
        None => error(Fault::Encoding),
    }
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
    OtherSection { expected: String },
    Inside,
    Encoding,
}

impl ReferenceError {
    /// How to mend the reference.
    #[must_use]
    pub fn help(&self) -> String {
        match &self.fault {
            Fault::External => {
                "bundle the documents into one before, or copy the component".to_owned()
            }
            Fault::Inside => "make what it means a component of its own".to_owned(),
            Fault::OtherSection { expected } => format!("write `#/components/{expected}/Name`"),
            Fault::Encoding => "write `~0` for `~`, `~1` for `/` and `%25` for `%`".to_owned(),
            Fault::Empty | Fault::NoComponent => {
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
            Fault::External => f.write_str("leads to another document, which is not read"),
            Fault::NoComponent => f.write_str("leads to no component"),
            Fault::OtherSection { expected } => {
                write!(f, "leads elsewhere than to `components/{expected}`")
            }
            Fault::Inside => f.write_str("leads into a component, expected a whole one"),
            Fault::Encoding => f.write_str("is not correctly encoded"),
        }
    }
}

impl std::error::Error for ReferenceError {}

/// Decodes `%` as in a URL, then `~` as in a JSON pointer.
fn decode(name: &str) -> Option<Cow<'_, str>> {
    let well_formed = |tail: &str| tail.starts_with(['0', '1']);
    if !name.contains('%') {
        return name
            .split('~')
            .skip(1)
            .all(well_formed)
            .then(|| pointer::unescape(name));
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut parts = name.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let (digits, rest) = part.split_at_checked(2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    let decoded = String::from_utf8(bytes).ok()?;
    decoded
        .split('~')
        .skip(1)
        .all(well_formed)
        .then(|| Cow::Owned(pointer::unescape(&decoded).into_owned()))
}
