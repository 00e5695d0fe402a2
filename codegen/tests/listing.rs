//! What the documents of the Flex client mean to the generator: one snapshot per resource, one line per item.

mod support;

use std::collections::BTreeSet;

use codegen::ir::listing;

#[test]
fn every_resource_reads_as_reviewed() {
    let lowered = support::flex();
    insta::with_settings!({ snapshot_path => "listing", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("sids", listing::sids(&lowered.api.sids));
        for module in &lowered.api.modules {
            for resource in &module.resources {
                let name = format!("{}__{}", module.rust, resource.rust);
                insta::assert_snapshot!(name, listing::resource(module, resource));
            }
        }
    });
}

#[test]
fn the_whole_api_is_there() {
    let lowered = support::flex();
    assert_eq!(lowered.api.operations().count(), 76);
    let names = lowered
        .api
        .operations()
        .map(|(module, operation)| (&module.rust, &operation.name.rust));
    let distinct: BTreeSet<_> = names.collect();
    assert_eq!(distinct.len(), 76, "two builders of one name");
}
