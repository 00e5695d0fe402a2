//! An operation in, its request builder inside `request!` out.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{input_docs, operation_docs};
use crate::ir::{Body, Encoding, HttpMethod, Input, Location, Operation, Response, Style};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::{rust_type, setter};

/// The media type that needs no word.
const JSON: &str = "application/json";

/// Renders the builder of an operation.
pub(super) fn request(cx: &RenderCtx<'_>, operation: &Operation) -> Item {
    let docs = operation_docs::builder(cx, operation).attribute();
    let markers = docs::markers(
        &operation.docs,
        &operation.name.rust,
        Some(&operation.name.wire),
    );
    let name = rust_type::ident(&operation.name.rust);
    let inputs = operation
        .inputs
        .iter()
        .map(|input| render_input(cx, operation.body.encoding, input));
    let setters = (!operation.inputs.is_empty()).then(|| quote! { impl #name { #(#inputs)* } });
    let item = quote! {
        #docs
        #markers
        pub struct #name;
        #setters
    };
    Item::Wrapped {
        name: "request",
        head: Some(head(cx, operation)),
        item,
    }
}

/// Renders the name of a listing's records, where they have none of their own: the macro takes a name and no other type.
pub(super) fn record(cx: &RenderCtx<'_>, operation: &Operation) -> Option<Item> {
    let Response::Page { item, .. } = &operation.response else {
        return None;
    };
    let alias = rust_type::ident(operation.record.as_deref()?);
    let docs = Page::at_column(0)
        .own(&format!("A record of [`{}`].", operation.name.rust))
        .attribute();
    let ty = rust_type::value(cx, item);
    Some(Item::Plain(quote! {
        #docs
        pub type #alias = #ty;
    }))
}

/// The first line of `request!`: the call without its inputs.
fn head(cx: &RenderCtx<'_>, operation: &Operation) -> String {
    let id = Literal::string(&operation.call_name);
    let method = method(operation.http_method);
    let server = Literal::string(&operation.server);
    let path = Literal::string(&operation.path);
    let body = body(&operation.body);
    let response = response(cx, operation);
    let accept = accept(operation);
    format!("{id}: {method} {server} {path} {body} -> {response}{accept};")
}

/// How the body is encoded, with its media type where that does not follow.
fn body(body: &Body) -> String {
    let with_type = |word: &str| format!("{word}({})", Literal::string(&body.media_type));
    match body.encoding {
        Encoding::None => "none".to_owned(),
        Encoding::Form => "form".to_owned(),
        Encoding::Multipart => "multipart".to_owned(),
        Encoding::Json if body.media_type == JSON => "json".to_owned(),
        Encoding::Json => with_type("json"),
        Encoding::Text => with_type("text"),
        Encoding::Bytes => with_type("bytes"),
    }
}

fn response(cx: &RenderCtx<'_>, operation: &Operation) -> String {
    let ty = |ty| rust_type::text(&rust_type::value(cx, ty));
    match &operation.response {
        Response::Empty => "()".to_owned(),
        Response::One(one) => ty(one),
        Response::Optional(one) => format!("optional {}", ty(one)),
        Response::Text => "text".to_owned(),
        Response::Bytes => "bytes".to_owned(),
        Response::Location => "location".to_owned(),
        Response::ByStatus(name) => {
            format!("by_status {}", rust_type::text(&rust_type::path(cx, name)))
        }
        Response::Page { item, key } => {
            let alias = operation.record.clone();
            let record = alias.unwrap_or_else(|| ty(item));
            format!("[{record} in {}]", Literal::string(key))
        }
    }
}

/// What the call accepts, where that is not JSON.
fn accept(operation: &Operation) -> String {
    match operation.accept.as_str() {
        "" | JSON => String::new(),
        other => format!(" as {}", Literal::string(other)),
    }
}

fn method(method: HttpMethod) -> &'static str {
    match method {
        HttpMethod::Get => "Get",
        HttpMethod::Post => "Post",
        HttpMethod::Put => "Put",
        HttpMethod::Patch => "Patch",
        HttpMethod::Delete => "Delete",
        HttpMethod::Head => "Head",
        HttpMethod::Options => "Options",
        HttpMethod::Trace => "Trace",
    }
}

fn render_input(cx: &RenderCtx<'_>, encoding: Encoding, input: &Input) -> TokenStream {
    // A required setter is on no page: its input is documented where it is an argument or a field.
    let docs = (!input.required).then(|| input_docs::page(cx, encoding, input).attribute());
    let markers = (!input.required).then(|| input_markers(input));
    let name = rust_type::ident(&input.name.rust);
    let location = rust_type::ident(location(input.location));
    let wire = &input.name.wire;
    let setter = setter::of_input(cx, encoding, input);
    let (kind, argument) = (rust_type::ident(setter.kind), setter.argument);
    let required = input.required.then(|| quote! { , required });
    let visibility = (!input.required).then(|| quote! { pub });
    let style = style(encoding, input).map(|style| {
        let style = rust_type::ident(style);
        quote! { , #style }
    });
    let pii = input.pii.then(|| quote! { , pii });
    quote! {
        #docs
        #markers
        #[input(#location, #wire, #kind #required #style #pii)]
        #visibility fn #name(self, #name: #argument) -> Self;
    }
}

/// The names under which a reader may search for an input. A body has no name on the wire.
pub(super) fn input_markers(input: &Input) -> TokenStream {
    let wire = (input.location != Location::Body).then_some(input.name.wire.as_str());
    docs::markers(&input.docs, &input.name.rust, wire)
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Header => "header",
        Location::Form => "form",
        Location::Part => "part",
        Location::Body => "body",
    }
}

/// The word for a style; the plain one has none. In a JSON body that may be a string, text is not JSON already.
fn style(encoding: Encoding, input: &Input) -> Option<&'static str> {
    match input.style {
        Style::Plain => {
            let is_json = input.location == Location::Body && encoding == Encoding::Json;
            (is_json && setter::may_be_text(&input.ty)).then_some("exact_json")
        }
        Style::Comma => Some("comma"),
        Style::Space => Some("space"),
        Style::Pipe => Some("pipe"),
        Style::Deep => Some("deep"),
        Style::Properties => Some("properties"),
        Style::Json => Some("exact_json"),
        Style::Collapsible => Some("collapsible"),
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::ir::{HttpMethod, Input, Location, Operation, Response, Type};
    use crate::targets::sample::{self, options};

    fn text(inputs: Vec<Input>, response: Response) -> String {
        let (api, options) = (sample::api(), options());
        let operation = Operation {
            inputs,
            ..sample::operation("Go", "go", HttpMethod::Patch, "/v1/{Sid}.json", response)
        };
        let text = item_text(super::request(&sample::cx(&api, &options), &operation));
        // The documentation has tests of its own.
        let lines: Vec<&str> = text.lines().filter(|line| !line.contains("///")).collect();
        lines.join("\n")
    }

    #[test]
    fn an_input_is_the_signature_of_its_setter_with_its_place_on_the_wire() {
        let list = |item| Type::List(Box::new(item));
        let enumeration = || Type::Enum(sample::type_name("FlexFlowChannelType"));
        let inputs = vec![
            Input {
                pii: true,
                ..sample::input(Location::Header, "X-\"Who\"", "who", Type::String, true)
            },
            sample::input(Location::Form, "A.B", "a_b", sample::sid(), false),
            sample::input(
                Location::Query,
                "Kinds",
                "kinds",
                list(enumeration()),
                false,
            ),
            sample::input(Location::Query, "Days", "days", list(Type::Date), false),
            sample::input(Location::Form, "Count", "count", Type::Integer32, false),
            sample::input(
                Location::Form,
                "Plugins",
                "plugins",
                list(Type::Json),
                false,
            ),
            sample::input(
                Location::Body,
                "$body",
                "body",
                list(Type::Model(sample::type_name("FlexFlow"))),
                true,
            ),
        ];
        insta::assert_snapshot!(text(inputs, Response::Empty), @r#"
        runtime::request! {
            "Go": Patch "https://flex-api.twilio.com" "/v1/{Sid}.json" none -> ();
            pub struct Go;

            impl Go {
                #[input(header, "X-\"Who\"", text, required, pii)]
                fn who(self, who: impl runtime::IntoText) -> Self;
                #[doc(alias = "A.B")]
                #[input(form, "A.B", sid)]
                pub fn a_b(self, a_b: impl runtime::IntoSid<FlexFlowSid>) -> Self;
                #[input(query, "Kinds", intos)]
                pub fn kinds(
                    self,
                    kinds: impl IntoIterator<Item: runtime::IntoValue<FlexFlowChannelType>>,
                ) -> Self;
                #[input(query, "Days", intos)]
                pub fn days(
                    self,
                    days: impl IntoIterator<Item: runtime::IntoValue<runtime::Date>>,
                ) -> Self;
                #[input(form, "Count", value)]
                pub fn count(self, count: i32) -> Self;
                #[input(form, "Plugins", jsons)]
                pub fn plugins(self, plugins: impl IntoIterator<Item: runtime::IntoJson>) -> Self;
                #[input(body, "$body", json, required)]
                fn body(self, body: impl runtime::IntoJson) -> Self;
            }
        }
        "#);
    }

    #[test]
    fn the_head_says_what_comes_back() {
        let head = |response| {
            text(Vec::new(), response)
                .lines()
                .nth(1)
                .unwrap_or_default()
                .trim()
                .to_owned()
        };
        let nested = Type::Map(Box::new(Type::Nullable(Box::new(Type::Json))));
        insta::assert_snapshot!(head(Response::One(nested)), @r#""Go": Patch "https://flex-api.twilio.com" "/v1/{Sid}.json" none -> std::collections::BTreeMap<String, Option<runtime::Json>>;"#);
        insta::assert_snapshot!(head(Response::Page { item: Type::Model(sample::type_name("FlexFlow")), key: "the \"flows\"".to_owned() }), @r#""Go": Patch "https://flex-api.twilio.com" "/v1/{Sid}.json" none -> [FlexFlow in "the \"flows\""];"#);
        insta::assert_snapshot!(head(Response::Empty), @r#""Go": Patch "https://flex-api.twilio.com" "/v1/{Sid}.json" none -> ();"#);
    }
}
