//! What users of the Flex client get: one line per public item.

#[path = "support/flex_crate.rs"]
mod flex_crate;
mod support;

use codegen::public_api::public_api;

#[test]
fn the_public_api_is_the_one_that_was_reviewed() {
    let api = public_api(&flex_crate::generate().files);
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("public_api", api);
    });
}
