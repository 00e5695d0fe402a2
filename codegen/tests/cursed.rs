//! A document of everything that makes generators stumble: what its names become. That it compiles is tested in `tests/`.

use codegen::document::Source;
use codegen::public_api::public_api;
use codegen::targets::{Manifest, Options};

#[test]
fn every_odd_name_becomes_a_good_one() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../tests/documents/cursed.yaml"
    );
    let document = Source {
        name: "cursed.yaml".to_owned(),
        text: std::fs::read(path).expect("the document"),
    };
    let options = Options {
        crate_name: "cursed".to_owned(),
        manifest: Manifest::Standalone {
            runtime: "../runtime".to_owned(),
        },
    };
    let generated = codegen::generate(&[document], None, &options);
    assert!(
        !generated.diagnostics.has_errors(),
        "{}",
        generated.diagnostics
    );
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("cursed", public_api(&generated.files));
    });
}
