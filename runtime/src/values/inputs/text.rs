//! Texts as inputs.

use std::{borrow::Cow, rc::Rc, sync::Arc};

use super::unwrapped::Unwrapped;

/// What an input of text takes: `&str`, `String`, a reference to one, `Cow<str>`, `Box<str>`, `Rc<str>` or `Arc<str>`.
///
/// A typed SID or an enum is not a text, so that it can't end up in the wrong place without a word; its `as_str` is one.
///
/// # Examples
/// A type of an application's own can be a text:
///
/// ```
/// use twilio_runtime::IntoText;
///
/// struct Identity(String);
///
/// impl IntoText for Identity {
///     fn as_text(&self) -> &str {
///         &self.0
///     }
/// }
/// # assert_eq!(Identity("ann".to_owned()).into_text(), "ann");
/// ```
#[diagnostic::on_unimplemented(
    message = "an input of text can't be made from `{Self}`",
    label = "expected `&str`, `String` or another text",
    note = "the text of a SID, an enum, a date or a time is `.as_str()`; a number becomes one with `.to_string()`"
)]
pub trait IntoText {
    /// Returns the text.
    fn as_text(&self) -> &str;

    /// Returns the text as a `String`.
    fn into_text(self) -> String
    where
        Self: Sized,
    {
        self.as_text().to_owned()
    }
}

impl IntoText for str {
    fn as_text(&self) -> &str {
        self
    }
}

impl IntoText for String {
    fn as_text(&self) -> &str {
        self
    }

    fn into_text(self) -> String {
        self
    }
}

impl IntoText for Cow<'_, str> {
    fn as_text(&self) -> &str {
        self
    }

    fn into_text(self) -> String {
        self.into_owned()
    }
}

impl IntoText for Box<str> {
    fn as_text(&self) -> &str {
        self
    }

    fn into_text(self) -> String {
        self.into_string()
    }
}

impl IntoText for Rc<str> {
    fn as_text(&self) -> &str {
        self
    }
}

impl IntoText for Arc<str> {
    fn as_text(&self) -> &str {
        self
    }
}

impl<T: IntoText + ?Sized> IntoText for &T {
    fn as_text(&self) -> &str {
        T::as_text(self)
    }
}

impl<T> IntoText for Option<T>
where
    T: Unwrapped,
{
    fn as_text(&self) -> &'static str {
        ""
    }
}
