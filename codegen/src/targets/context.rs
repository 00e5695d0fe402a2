//! What every renderer may look at.

use super::options::Options;
use crate::ir::{Api, Model, Newtype, Resource, TypeName, Union};

/// What every renderer may look at, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct RenderCtx<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a Options,
    /// The module that is being printed; `None` for the crate root.
    pub(super) module: Option<&'a str>,
    /// Whether the file is part of another crate, which names this one in its paths.
    pub(super) outside: bool,
}

impl<'a> RenderCtx<'a> {
    /// The documents that the crate is made from, for the files that belong to all of them.
    pub(super) fn documents(&self) -> String {
        let mut documents: Vec<&str> = self
            .api
            .modules
            .iter()
            .map(|module| module.document.as_str())
            .collect();
        documents.dedup();
        documents.join(" and ")
    }

    /// The resources of the module that a type lives in.
    fn resources<'n>(
        &self,
        name: &'n TypeName,
    ) -> impl Iterator<Item = &'a Resource> + use<'a, 'n> {
        let modules = self.api.modules.iter();
        modules
            .filter(|module| module.rust == name.module)
            .flat_map(|module| &module.resources)
    }

    /// The model of this name.
    pub(super) fn model(&self, name: &TypeName) -> Option<&'a Model> {
        let mut models = self.resources(name).flat_map(|resource| &resource.models);
        models.find(|model| model.name.rust == name.rust)
    }

    /// The union of this name.
    pub(super) fn union(&self, name: &TypeName) -> Option<&'a Union> {
        let mut unions = self.resources(name).flat_map(|resource| &resource.unions);
        unions.find(|union| union.name.rust == name.rust)
    }

    /// The newtype of this name.
    pub(super) fn newtype(&self, name: &TypeName) -> Option<&'a Newtype> {
        let mut newtypes = self.resources(name).flat_map(|resource| &resource.newtypes);
        newtypes.find(|newtype| newtype.name.rust == name.rust)
    }

    /// The title of the API, as far as all its documents agree.
    pub(super) fn title(&self) -> String {
        let mut titles = self.api.modules.iter().map(|module| module.title.as_str());
        let first: Vec<&str> = titles.next().unwrap_or("API").split_whitespace().collect();
        let common = titles.fold(first, |common, title| {
            let words = title.split_whitespace();
            common
                .into_iter()
                .zip(words)
                .take_while(|(left, right)| left == right)
                .map(|(left, _)| left)
                .collect()
        });
        if common.is_empty() {
            "API".to_owned()
        } else {
            common.join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{self, options};

    #[test]
    fn the_title_is_what_the_documents_have_in_common() {
        let (mut api, options) = (sample::api(), options());
        let mut second = api.modules[0].clone();
        second.title = "Twilio Flex API v2".to_owned();
        api.modules.push(second);
        assert_eq!(sample::cx(&api, &options).title(), "Twilio Flex API");
        api.modules[1].title = "Another".to_owned();
        assert_eq!(sample::cx(&api, &options).title(), "API");
    }
}
