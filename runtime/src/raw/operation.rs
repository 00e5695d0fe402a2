//! What is known about a call that a caller describes: its method and path go in, an operation comes out.
//!
//! Its inputs can have any name, so all of them are personal.

use std::borrow::Cow;

use super::RawBody;
use crate::operation::{
    BodyEncoding, FORM, Input, JSON, Location, Operation, Style, method::Method,
};

const fn any(location: Location) -> Input {
    Input {
        name: "",
        wire: "",
        location,
        // Whatever the name of a pair is, it is one of these.
        style: Style::Properties,
        personal: true,
    }
}

static WITHOUT_BODY: [Input; 1] = [any(Location::Query)];
static WITH_FORM: [Input; 2] = [any(Location::Query), any(Location::Form)];
static WITH_JSON: [Input; 2] = [any(Location::Query), any(Location::Body)];

/// Returns the operation of a call.
pub(super) fn operation(
    method: Method,
    server: Cow<'static, str>,
    template: &str,
    body: &RawBody,
) -> Operation {
    let (body, media_type, inputs): (_, _, &'static [Input]) = match body {
        RawBody::Empty => (BodyEncoding::None, "", &WITHOUT_BODY),
        RawBody::Form(_) => (BodyEncoding::Form, FORM, &WITH_FORM),
        RawBody::Json(_) => (BodyEncoding::Json, JSON, &WITH_JSON),
    };
    Operation {
        id: name(method, template).into(),
        method,
        server,
        path: template.to_owned().into(),
        body,
        media_type,
        accept: JSON,
        inputs,
        response: None,
        statuses: &[],
    }
}

/// Returns what errors, traces and tests call the operation.
pub(super) fn name(method: Method, template: &str) -> String {
    format!("{method} {template}")
}
