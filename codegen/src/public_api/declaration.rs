//! What a macro of the runtime declares in, its lines out.

use syn::{Field, Ident, ItemEnum, Variant};

use super::invocation::Invocation;
use super::setter::Setter;
use super::signature;
use super::syntax::{attribute, deprecated, fields, tuple};

/// Adds the lines of an invocation.
pub(super) fn list(invocation: &Invocation, module: &str, lines: &mut Vec<String>) {
    match invocation {
        Invocation::Request {
            method,
            returns,
            item,
            setters,
            ..
        } => {
            let (name, deprecated) = (&item.ident, deprecated(&item.attrs));
            lines.push(format!("{module}{name}: {method} -> {returns}{deprecated}"));
            let setters = setters.iter();
            lines.extend(setters.filter_map(|setter| list_setter(module, name, setter)));
        }
        Invocation::Struct(item) => {
            let (name, generics) = (&item.ident, signature::text(&item.generics));
            let deprecated = deprecated(&item.attrs);
            lines.push(format!("{module}{name}{generics}{deprecated}"));
            lines.extend(fields(item).filter_map(|field| list_field(module, &item.ident, field)));
        }
        Invocation::InputModel(attributes, name, fields) => {
            lines.push(format!("{module}{name}{}", deprecated(attributes)));
            list_pairs(module, name, fields, lines);
        }
        Invocation::Enum(item) => list_enum(module, item, "", "value", lines),
        Invocation::Union(tag, item) => {
            let tag = tag.as_ref().map(|tag| format!(" by {tag:?}"));
            list_enum(module, item, &tag.unwrap_or_default(), "member", lines);
        }
        Invocation::Newtype(item) => {
            let (held, deprecated) = (tuple(&item.fields), deprecated(&item.attrs));
            lines.push(format!("{module}{}{held}{deprecated}", item.ident));
        }
        Invocation::Outcomes(item) => list_enum(module, item, "", "outcome", lines),
        Invocation::Sids(sids) => {
            let sids = sids.iter();
            lines.extend(sids.map(|(name, prefixes)| format!("{module}{name} = [{prefixes}]")));
        }
    }
}

/// The fields of a model that callers make, each with its setter.
fn list_pairs(module: &str, owner: &Ident, pairs: &[(Field, Setter)], lines: &mut Vec<String>) {
    for (field, setter) in pairs {
        lines.extend(list_field(module, owner, field));
        lines.extend(list_setter(module, owner, setter));
    }
}

/// A named field with its type.
fn list_field(module: &str, owner: &Ident, field: &Field) -> Option<String> {
    let (name, ty) = (field.ident.as_ref()?, signature::text(&field.ty));
    let deprecated = deprecated(&field.attrs);
    Some(format!("{module}{owner}.{name}: {ty}{deprecated}"))
}

/// A setter that callers see.
fn list_setter(module: &str, owner: &Ident, setter: &Setter) -> Option<String> {
    let setter = setter.public()?;
    Some(format!("{module}{owner}::{setter}"))
}

/// The variants with the contents of their attribute of this name.
fn list_enum(module: &str, item: &ItemEnum, note: &str, name: &str, lines: &mut Vec<String>) {
    let owner = &item.ident;
    lines.push(format!("{module}{owner}{note}{}", deprecated(&item.attrs)));
    lines.extend(item.variants.iter().map(|variant: &Variant| {
        let (held, deprecated) = (tuple(&variant.fields), deprecated(&variant.attrs));
        let meaning = attribute(&variant.attrs, name);
        format!(
            "{module}{owner}::{}{held} = {meaning}{deprecated}",
            variant.ident
        )
    }));
}

#[cfg(test)]
mod tests {
    use crate::emit::SourceFile;
    use crate::public_api::public_api;

    fn listed(contents: &str) -> String {
        let file = SourceFile {
            path: "src/v1/pets.rs".into(),
            contents: contents.to_owned(),
        };
        public_api(&[file])
    }

    #[test]
    fn every_notation_of_the_runtime_is_listed() {
        let contents = r#"
            runtime::union! {
                by "petType";
                pub enum Pet {
                    #[member(tag("cat", "Kitty"), from)]
                    #[deprecated]
                    Cat(Box<Cat>),
                }
            }
            runtime::union! {
                untagged;
                pub enum Guest {
                    #[member(json_type(text), from)]
                    Text(String),
                }
            }
            runtime::newtype! { #[deprecated] pub struct Tree(pub Vec<Tree>); }
            runtime::outcomes! {
                pub enum FetchJobResult {
                    #[outcome(200..=200, json)]
                    Ok(Job),
                    #[outcome(202..=202, empty)]
                    Accepted,
                }
            }
            runtime::request! {
                "FetchJob": Get "https://a.example" "/Jobs" none -> by_status FetchJobResult;
                #[deprecated]
                pub struct FetchJob;
            }
            runtime::request! {
                "PutText": Put "https://a.example" "/Text" text("text/plain") -> optional Job as "text/csv";
                pub struct PutText;

                impl PutText {
                    #[input(body, "a, b", text)]
                    #[deprecated]
                    pub fn body(self, body: impl runtime::IntoText) -> Self;
                    #[input(part, "file", part)]
                    pub fn file(self, file: impl Into<runtime::Part>) -> Self;
                    #[input(part, "files", parts)]
                    pub fn files(self, files: impl IntoIterator<Item: Into<runtime::Part>>) -> Self;
                    #[input(query, "Key", text, required, pii)]
                    fn key(self, key: impl runtime::IntoText) -> Self;
                    #[input(body, "raw", bytes, pii)]
                    pub fn raw(self, raw: impl Into<Vec<u8>>) -> Self;
                    #[input(query, "Ids", sids, comma)]
                    pub fn ids(self, ids: impl IntoIterator<Item: runtime::IntoSid<PetSid>>) -> Self;
                }
            }
            runtime::request! {
                "Text": Get "https://a.example" "/Text" json("application/x+json") -> text as "text/csv";
                pub struct Text;
            }
            runtime::request! {
                "Go": Get "https://a.example" "/Go" none -> location;
                pub struct Go;
            }
            runtime::request! {
                "Raw": Get "https://a.example" "/Raw" none -> bytes as "image/png";
                pub struct Raw;
            }
        "#;
        insta::assert_snapshot!(listed(contents), @r#"
        v1::Pet by "petType"
        v1::Pet::Cat(Box<Cat>) = tag ("cat", "Kitty"), from #[deprecated]
        v1::Guest
        v1::Guest::Text(String) = json_type (text), from
        v1::Tree(Vec<Tree>) #[deprecated]
        v1::FetchJobResult
        v1::FetchJobResult::Ok(Job) = 200 ..= 200, json
        v1::FetchJobResult::Accepted = 202 ..= 202, empty
        v1::FetchJob: GET -> FetchJobResult #[deprecated]
        v1::PutText: PUT -> Option<Job>
        v1::PutText::body(impl IntoText) #[deprecated]
        v1::PutText::file(impl Into<Part>)
        v1::PutText::files(impl IntoIterator<Item: Into<Part>>)
        v1::PutText::raw(impl Into<Vec<u8>>)
        v1::PutText::ids(impl IntoIterator<Item: IntoSid<PetSid>>)
        v1::Text: GET -> String
        v1::Go: GET -> Redirect
        v1::Raw: GET -> Vec<u8>
        "#);
    }

    #[test]
    fn each_field_that_callers_set_is_listed_with_its_setter() {
        let contents = r#"
            runtime::input_model! {
                pub struct Branch {
                    #[field("tree", pii)]
                    #[deprecated]
                    pub tree: Option<Box<Tree>>,
                    #[setter(from)]
                    pub fn tree(self, tree: impl Into<Box<Tree>>) -> Self;
                    #[field("leaves")]
                    pub leaves: Vec<i64>,
                    #[setter(values)]
                    pub fn leaves(
                        self,
                        leaves: impl IntoIterator<Item = i64>,
                    ) -> Self;
                }
            }
        "#;
        insta::assert_snapshot!(listed(contents), @r"
        v1::Branch
        v1::Branch.tree: Option<Box<Tree>> #[deprecated]
        v1::Branch::tree(impl Into<Box<Tree>>)
        v1::Branch.leaves: Vec<i64>
        v1::Branch::leaves(impl IntoIterator<Item = i64>)
        ");
    }
}
