//! The signature of a setter in the notation of the runtime in, the line of the public API out.

use syn::parse::{Parse, ParseStream};
use syn::{Attribute, FnArg, Ident, Signature, Token, Visibility};

use super::signature;
use super::syntax::deprecated;

/// The signature of a setter.
pub(super) struct Setter {
    name: Ident,
    argument: String,
    /// Whether it belongs to the function that takes the required inputs, and to nobody else.
    is_private: bool,
    deprecated: &'static str,
}

impl Setter {
    /// A setter that callers see: `name(argument)`.
    pub(super) fn public(&self) -> Option<String> {
        let line = || format!("{}({}){}", self.name, self.argument, self.deprecated);
        (!self.is_private).then(line)
    }
}

impl Parse for Setter {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility: Visibility = input.parse()?;
        let signature: Signature = input.parse()?;
        input.parse::<Token![;]>()?;
        let Some(FnArg::Typed(argument)) = signature.inputs.last() else {
            return Err(syn::Error::new_spanned(
                &signature,
                "a setter takes a value",
            ));
        };
        Ok(Self {
            argument: signature::text(&argument.ty),
            deprecated: deprecated(&attributes),
            is_private: matches!(visibility, Visibility::Inherited),
            name: signature.ident,
        })
    }
}
