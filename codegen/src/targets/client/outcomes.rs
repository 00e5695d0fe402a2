//! The outcomes of an operation by status in, their enum inside `outcomes!` out.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::{Content, Outcome, Outcomes};
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;

/// Renders the enum of the successes of an operation.
pub(super) fn outcomes(cx: &RenderCtx<'_>, outcomes: &Outcomes) -> Item {
    let docs = Page::at_column(4)
        .prose(
            &outcomes.docs,
            &format!("What {} returns.", docs::code(&outcomes.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&outcomes.docs, &outcomes.name.rust, None);
    let name = rust_type::ident(&outcomes.name.rust);
    let variants = outcomes.outcomes.iter().map(|one| variant(cx, one));
    let item = quote! {
        #docs
        #markers
        pub enum #name {
            #(#variants,)*
        }
    };
    Item::Wrapped {
        name: "outcomes",
        head: None,
        item,
    }
}

fn variant(cx: &RenderCtx<'_>, outcome: &Outcome) -> TokenStream {
    let docs = Page::at_column(8)
        .prose(
            &outcome.docs,
            &format!("Status {}.", docs::code(&outcome.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&outcome.docs, &outcome.name.rust, None);
    let name = rust_type::ident(&outcome.name.rust);
    let first = Literal::u16_unsuffixed(outcome.first_status);
    let last = Literal::u16_unsuffixed(outcome.last_status);
    let (word, content) = match &outcome.content {
        Content::Empty => ("empty", None),
        Content::Json(ty) => ("json", Some(rust_type::value(cx, ty))),
        Content::Text => ("text", Some(quote! { String })),
        Content::Bytes => ("bytes", Some(quote! { Vec<u8> })),
        Content::Location => ("location", Some(quote! { runtime::Redirect })),
    };
    let word = rust_type::ident(word);
    let content = content.map(|content| quote! { (#content) });
    quote! {
        #docs
        #markers
        #[outcome(#first..=#last, #word)]
        #name #content
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::targets::sample::{self, options};

    #[test]
    fn a_variant_has_its_statuses_and_what_they_hold() {
        let (api, options) = (sample::everything(), options());
        let cx = sample::cx(&api, &options);
        insta::assert_snapshot!(item_text(super::outcomes(&cx, &sample::outcomes())), @r"
        runtime::outcomes! {
            /// What `FetchJob` returns.
            pub enum FetchJobResult {
                /// Status `200`.
                #[outcome(200..= 200, json)]
                Ok(FlexFlow),
                /// Status `202`.
                #[outcome(202..= 202, empty)]
                Accepted,
                /// Status `203`.
                #[outcome(203..= 203, text)]
                Text(String),
                /// Status `2XX`.
                #[outcome(200..= 299, bytes)]
                Bytes(Vec<u8>),
                /// Status `3XX`.
                #[outcome(300..= 399, location)]
                Redirect(runtime::Redirect),
            }
        }
        ");
    }
}
