//! An open enum in, its enum inside `open_enum!` out.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{OpenEnum, Variant};
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;

/// Renders an enum whose values may grow.
pub(super) fn open_enum(open_enum: &OpenEnum) -> Item {
    let docs = Page::at_column(4)
        .prose(
            &open_enum.docs,
            &format!("The values of {}.", docs::code(&open_enum.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&open_enum.docs, &open_enum.name.rust, None);
    let name = rust_type::ident(&open_enum.name.rust);
    let variants = open_enum.variants.iter().map(variant);
    let item = quote! {
        #docs
        #markers
        pub enum #name {
            #(#variants,)*
        }
    };
    Item::Wrapped {
        name: "open_enum",
        head: None,
        item,
    }
}

fn variant(variant: &Variant) -> TokenStream {
    let docs = Page::at_column(8)
        .prose(
            &variant.docs,
            &format!("The value {}.", docs::code(&variant.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&variant.docs, &variant.name.rust, Some(&variant.name.wire));
    let name = rust_type::ident(&variant.name.rust);
    let wire = &variant.name.wire;
    quote! {
        #docs
        #markers
        #[value(#wire)]
        #name
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::targets::sample;

    #[test]
    fn a_variant_carries_its_value() {
        insta::assert_snapshot!(item_text(super::open_enum(&sample::channel_type())), @r#"
        runtime::open_enum! {
            /// The channel of a Flex Flow.
            pub enum FlexFlowChannelType {
                /// The value `web`.
                #[value("web")]
                Web,
                /// The value `avg. time`.
                #[doc(alias = "avg. time")]
                #[value("avg. time")]
                AvgTime,
            }
        }
        "#);
    }
}
