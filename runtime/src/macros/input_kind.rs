//! The vocabulary of setters: what a caller gave one goes in; what a request sends of it, or the value that a field of a model
//! holds, comes out.
//!
//! The notation of a setter contains the word for its kind, and each word is a type of this module. A list of a kind has a word of
//! its own.

#![allow(
    non_camel_case_types,
    reason = "the types are the words of the notation"
)]

use std::marker::PhantomData;

use crate::inputs::{FromText, IntoJson, IntoSid, IntoText, IntoValue};
use crate::{Json, Part, Request, encoding::plain::Plain};

/// A kind of input that requests send. A setter was given an `A`, which converts into a `V`.
pub trait Sent<A, V> {
    /// Adds the argument to the input that was begun last.
    fn send(argument: A, request: &mut Request, position: u16);
}

/// A kind of input that fields of models hold. A setter was given an `A`, and the field holds a `V` or several.
pub trait Held<A, V> {
    /// Converts the argument.
    ///
    /// # Errors
    /// Why it can't be the field's value.
    fn hold(argument: A) -> Result<V, String>;
}

/// Sets an input of a request. What was set there before no longer counts.
pub fn set<K: Sent<A, V>, A, V>(request: &mut Request, position: u16, argument: A) {
    request.begin(position);
    K::send(argument, request, position);
}

/// Text, as it is.
pub enum text {}

impl<A: IntoText> Sent<A, String> for text {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_text(position, argument.as_text());
    }
}

impl<A: IntoText> Held<A, String> for text {
    fn hold(argument: A) -> Result<String, String> {
        Ok(argument.into_text())
    }
}

/// A SID, or text that has to be one.
pub enum sid {}

impl<A: IntoSid<V>, V: AsRef<str>> Sent<A, V> for sid {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_sid(position, argument.into_sid());
    }
}

impl<A: IntoSid<V>, V> Held<A, V> for sid {
    fn hold(argument: A) -> Result<V, String> {
        argument.into_sid().map_err(|error| error.to_string())
    }
}

/// A boolean or a number.
pub enum value {}

impl<A: Into<Plain>> Sent<A, A> for value {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_plain(position, argument);
    }
}

impl<A> Held<A, A> for value {
    fn hold(argument: A) -> Result<A, String> {
        Ok(argument)
    }
}

/// An open enum, a date or a time, or its text.
pub enum into {}

impl<A: IntoValue<V>, V: FromText> Sent<A, V> for into {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_text(position, argument.into_value().wire());
    }
}

impl<A: IntoValue<V>, V> Held<A, V> for into {
    fn hold(argument: A) -> Result<V, String> {
        Ok(argument.into_value())
    }
}

/// Any JSON.
pub enum json {}

impl<A: IntoJson> Sent<A, Json> for json {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_json(position, &argument);
    }
}

impl<A: IntoJson, V: From<Json>> Held<A, V> for json {
    fn hold(argument: A) -> Result<V, String> {
        let held = argument.json_value().map(V::from);
        held.map_err(|error| error.to_string())
    }
}

/// Any JSON, as an item of a list.
pub enum json_item {}

impl<A: IntoJson> Sent<A, Json> for json_item {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_json_item(position, &argument);
    }
}

impl<A: IntoJson, V: From<Json>> Held<A, V> for json_item {
    fn hold(argument: A) -> Result<V, String> {
        json::hold(argument)
    }
}

/// A body that is a JSON object.
pub enum object {}

impl<A: IntoJson> Sent<A, Json> for object {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_object(position, &argument);
    }
}

/// A body of bytes.
pub enum bytes {}

impl<A: Into<Vec<u8>>> Sent<A, Vec<u8>> for bytes {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_bytes(position, argument.into());
    }
}

/// A part of a multipart body: bytes, and the name of their file.
pub enum part {}

impl<A: Into<Part>> Sent<A, Part> for part {
    fn send(argument: A, request: &mut Request, position: u16) {
        request.append_part(position, argument.into());
    }
}

/// Whatever converts into the type of a field.
pub enum from {}

impl<A: Into<V>, V> Held<A, V> for from {
    fn hold(argument: A) -> Result<V, String> {
        Ok(argument.into())
    }
}

/// Any number of one kind.
pub struct Each<K>(PhantomData<K>);

impl<A: IntoIterator, V, K: Sent<A::Item, V>> Sent<A, V> for Each<K> {
    fn send(argument: A, request: &mut Request, position: u16) {
        for item in argument {
            K::send(item, request, position);
        }
    }
}

impl<A: IntoIterator, V, K: Held<A::Item, V>> Held<A, Vec<V>> for Each<K> {
    fn hold(argument: A) -> Result<Vec<V>, String> {
        argument.into_iter().map(K::hold).collect()
    }
}

/// Texts.
pub type texts = Each<text>;

/// SIDs.
pub type sids = Each<sid>;

/// Booleans or numbers.
pub type values = Each<value>;

/// Enums, dates or times.
pub type intos = Each<into>;

/// Any JSON, several times.
pub type jsons = Each<json_item>;

/// Parts of a multipart body.
pub type parts = Each<part>;
