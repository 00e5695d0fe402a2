//! The signature of a setter in the notation of the runtime in, the line of the public API out.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, FnArg, Ident, Signature, Token};

use super::{signature, syntax};

/// The signature of a setter, and what its attribute says about it.
pub(super) struct Setter {
    name: Ident,
    argument: String,
    /// Whether it belongs to the function that takes the required inputs, and to nobody else.
    is_private: bool,
}

impl Setter {
    /// A setter that callers see: `name(argument)`.
    pub(super) fn public(&self) -> Option<String> {
        (!self.is_private).then(|| format!("{}({})", self.name, self.argument))
    }
}

impl Parse for Setter {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let signature: Signature = input.parse()?;
        input.parse::<Token![;]>()?;
        let Some(FnArg::Typed(argument)) = signature.inputs.last() else {
            return Err(syn::Error::new_spanned(
                &signature,
                "a setter takes a value",
            ));
        };
        let words = syntax::words(&attributes, "input");
        Ok(Self {
            argument: signature::text(&argument.ty),
            is_private: words.iter().any(|word| word == "required"),
            name: signature.ident,
        })
    }
}
