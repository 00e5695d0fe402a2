//! A place in the published document in, the sentence for it out: ours where the facts are the same, else a mark.

use serde_json::Value;

use super::facts;
use super::items::Items;
use super::mark;
use super::object_kind::ObjectKind;
use super::object_place::ObjectPlace;

/// Where sentences come from that our document does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prose {
    /// A mark is left for a person to write one.
    #[default]
    Own,
    /// The published document's own is taken.
    Published,
}

/// What sentences are chosen from.
pub(super) struct Sentences<'a> {
    /// The items of our document.
    pub(super) ours: &'a Items,
    /// Those of the published one.
    pub(super) published: &'a Items,
    pub(super) prose: Prose,
}

impl Sentences<'_> {
    /// The sentence under a key of an object, which the published document may have too.
    pub(super) fn choose(
        &self,
        kind: ObjectKind,
        place: &ObjectPlace,
        key: &str,
        published: Option<&str>,
    ) -> Option<String> {
        let needed = place.within.is_empty() && kind.needed_sentences().contains(&key);
        self.at(place, &place.within(key), needed, published)
            .or_else(|| {
                kind.is_mandatory(key).then(|| match published {
                    Some(published) if self.prose == Prose::Published => published.to_owned(),
                    _ => mark::missing(),
                })
            })
    }

    /// The sentence about a value of an enum.
    pub(super) fn about_value(
        &self,
        place: &ObjectPlace,
        published: Option<&str>,
    ) -> Option<String> {
        self.at(place, "", true, published)
    }

    fn at(
        &self,
        place: &ObjectPlace,
        way: &str,
        needed: bool,
        published: Option<&str>,
    ) -> Option<String> {
        let published = published
            .filter(|text| self.prose == Prose::Published && !text.trim().is_empty())
            .map(str::to_owned);
        let Some(item) = self.ours.get(&place.item) else {
            let mark = || (needed && self.prose == Prose::Own).then(mark::missing);
            return published.or_else(mark);
        };
        let sentence = item.sentences.get(way)?;
        let Some(after) = self.published.get(&place.item).filter(|_| needed) else {
            return Some(sentence.clone());
        };
        let changes: Vec<_> = facts::changes(item, after)
            .into_iter()
            .filter(|(way, ..)| facts::matters_to_sentences(way))
            .map(|(way, before, _)| (way, before))
            .collect();
        published
            .filter(|_| !changes.is_empty())
            .or_else(|| Some(mark::update(sentence, &changes, &after.facts)))
    }
}

/// The text of a value that is one.
pub(super) fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}
