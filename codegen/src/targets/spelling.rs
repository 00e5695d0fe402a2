//! Fields, inputs and types in, what the crate's public API has for them out, as text for reports.

use proc_macro2::TokenStream;

use crate::ir::{Api, Encoding, Field, Input, Type};
use crate::public_api::signature;
use crate::targets::context::RenderCtx;
use crate::targets::options::{Manifest, Options};
use crate::targets::{rust_type, setter};

/// The type of a field of a model: `Option<FlexFlowSid>`.
pub(crate) fn field(module: &str, field: &Field) -> String {
    spell(module, |cx| rust_type::field(cx, field))
}

/// The type of a value: `FlexFlowSid`.
pub(crate) fn value(module: &str, ty: &Type) -> String {
    spell(module, |cx| rust_type::value(cx, ty))
}

/// What a setter or an argument takes: `impl IntoText`.
pub(crate) fn argument(module: &str, input: &Input) -> String {
    let encoding = match input.ty {
        Type::Bytes => Encoding::Bytes,
        _ => Encoding::Json,
    };
    spell(module, |cx| setter::of_input(cx, encoding, input).argument)
}

/// What an accessor takes: `impl IntoText`.
pub(crate) fn binding(module: &str, ty: &Type) -> String {
    spell(module, |cx| setter::binding(cx, ty))
}

fn spell(module: &str, tokens: impl Fn(&RenderCtx<'_>) -> TokenStream) -> String {
    // Neither the names of the crate nor its other items show in a type that is named from inside.
    let (api, options) = (
        Api::default(),
        Options {
            crate_name: String::new(),
            manifest: Manifest::Workspace,
        },
    );
    let cx = RenderCtx {
        api: &api,
        options: &options,
        module: Some(module),
        outside: false,
    };
    signature::text(&tokens(&cx))
}
