//! The whole client.

use super::{Accessor, OpenEnum, Operation, Resource, SidType, TypeName};

/// Everything that the documents offer.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Api {
    /// The modules, one per version; paths without a version make the module `resources`.
    pub modules: Vec<Module>,
    /// The SID types, sorted by name.
    pub sids: Vec<SidType>,
    /// The accessors of the client itself: `v1()`, `v2()`.
    pub accessors: Vec<Accessor>,
    /// Schemas that no operation reaches, by document; they make no code.
    pub unused_schemas: Vec<String>,
}

/// The part of the client that stands under one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    /// The module's name, `v1`.
    pub rust: String,
    /// The name of the document that it comes from, for the header of the files.
    pub document: String,
    /// The title of the document.
    pub title: String,
    /// The handle of the version itself (`V1Handle`); `None` without a version, where the client stands for it.
    pub handle: Option<super::Handle>,
    /// Its resources, in the document's order.
    pub resources: Vec<Resource>,
}

impl Api {
    /// The enum of this name.
    pub fn find_enum(&self, name: &TypeName) -> Option<&OpenEnum> {
        let modules = self.modules.iter();
        let resources = modules
            .filter(|module| module.rust == name.module)
            .flat_map(|module| &module.resources);
        resources
            .flat_map(|resource| &resource.enums)
            .find(|known| known.name.rust == name.rust)
    }

    /// Every operation with its module, in the documents' order.
    pub fn operations(&self) -> impl Iterator<Item = (&Module, &Operation)> {
        self.modules
            .iter()
            .flat_map(|module| {
                module
                    .resources
                    .iter()
                    .map(move |resource| (module, resource))
            })
            .flat_map(|(module, resource)| {
                resource
                    .operations
                    .iter()
                    .map(move |operation| (module, operation))
            })
    }
}
