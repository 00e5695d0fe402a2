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
fn each_operation_has_a_builder_of_its_own() {
    let lowered = support::flex();
    let names = lowered
        .api
        .operations()
        .map(|(module, operation)| (&module.rust, &operation.name.rust));
    let distinct: BTreeSet<_> = names.collect();
    let count = lowered.api.operations().count();
    assert_eq!(distinct.len(), count, "two builders of one name");
}
