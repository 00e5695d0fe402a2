//! Syntax in, its text on one line out.

use quote::ToTokens;
use syn::{FnArg, ReturnType, Signature};

/// A function with the names of its arguments: two of one type that swap places break callers without an error from the compiler.
pub(super) fn function(signature: &Signature) -> String {
    let arguments: Vec<String> = signature
        .inputs
        .iter()
        .map(|argument| match argument {
            FnArg::Receiver(receiver) => text(receiver),
            FnArg::Typed(argument) => format!("{}: {}", text(&argument.pat), text(&argument.ty)),
        })
        .filter(|argument| argument != "&self")
        .collect();
    let output = match &signature.output {
        ReturnType::Default => String::new(),
        ReturnType::Type(_, ty) => format!(" -> {}", text(ty)),
    };
    format!("{}({}){output}", signature.ident, arguments.join(", "))
}

/// Tokens as people write them, without the paths that every file imports.
pub(crate) fn text(syntax: &impl ToTokens) -> String {
    let mut text = format!(" {}", syntax.to_token_stream());
    for (printed, written) in [
        (" runtime :: ", " "),
        (" serde :: ", " "),
        (" std :: collections :: ", " "),
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        (",>", ">"),
        ("& ", "&"),
    ] {
        text = text.replace(printed, written);
    }
    text.trim().to_owned()
}
