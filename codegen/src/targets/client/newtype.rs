//! A recursive list or map in, its struct inside `newtype!` out.

use quote::quote;

use crate::ir::Newtype;
use crate::targets::context::RenderCtx;
use crate::targets::docs::{self, Page};
use crate::targets::file::Item;
use crate::targets::rust_type;

/// Renders a list or map with a name of its own.
pub(super) fn newtype(cx: &RenderCtx<'_>, newtype: &Newtype) -> Item {
    let docs = Page::at_column(4)
        .prose(
            &newtype.docs,
            &format!("The values of {}.", docs::code(&newtype.name.wire)),
        )
        .attribute();
    let markers = docs::markers(&newtype.docs, &newtype.name.rust, None);
    let name = rust_type::ident(&newtype.name.rust);
    let inner = rust_type::value(cx, &newtype.ty);
    Item::Wrapped {
        name: "newtype",
        head: None,
        item: quote! {
            #docs
            #markers
            pub struct #name(pub #inner);
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::emit::item_text;
    use crate::targets::sample::{self, options};

    #[test]
    fn a_list_that_contains_itself_has_a_name() {
        let (api, options) = (sample::everything(), options());
        let text = item_text(super::newtype(&sample::cx(&api, &options), &sample::tree()));
        insta::assert_snapshot!(text, @r"
        runtime::newtype! {
            /// The values of `tree`.
            pub struct Tree(pub Vec<Tree>);
        }
        ");
    }
}
