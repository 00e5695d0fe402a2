//! A place in the published document in, the sentence for it out: ours where the facts are the same, else a mark.

use serde_json::Value;

use super::items::{self, Items};
use super::kind::Kind;
use super::walk::Place;

/// How a sentence begins that a person still has to write or to look at.
pub(crate) const MARK: &str = "TODO(prose";

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
        kind: Kind,
        place: &Place,
        key: &str,
        published: Option<&str>,
    ) -> Option<String> {
        let needed = place.within.is_empty() && kind.needed_sentences().contains(&key);
        self.at(place, &place.within(key), needed, published)
            .or_else(|| {
                kind.is_mandatory(key).then(|| match published {
                    Some(published) if self.prose == Prose::Published => published.to_owned(),
                    _ => new(),
                })
            })
    }

    /// The sentence about a value of an enum.
    pub(super) fn about_value(&self, place: &Place, published: Option<&str>) -> Option<String> {
        self.at(place, "", true, published)
    }

    fn at(
        &self,
        place: &Place,
        way: &str,
        needed: bool,
        published: Option<&str>,
    ) -> Option<String> {
        let published = published
            .filter(|text| self.prose == Prose::Published && !text.trim().is_empty())
            .map(str::to_owned);
        let Some(item) = self.ours.get(&place.item) else {
            let mark = || (needed && self.prose == Prose::Own).then(new);
            return published.or_else(mark);
        };
        let sentence = item.sentences.get(way)?;
        let changes = self.changes(place);
        if changes.is_empty() || !needed {
            return Some(sentence.clone());
        }
        Some(published.unwrap_or_else(|| changed(&changes, sentence)))
    }

    /// The names of the facts of an item that a sentence may depend on and that are not what they were.
    fn changes(&self, place: &Place) -> Vec<&str> {
        let items = (self.ours.get(&place.item), self.published.get(&place.item));
        let (Some(before), Some(after)) = items else {
            return Vec::new();
        };
        let mut names: Vec<&str> = Vec::new();
        for (way, _, _) in items::changes(before, after) {
            let name = way.rsplit('/').next().unwrap_or_default();
            if items::is_spoken_of(way) && !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

fn new() -> String {
    format!("{MARK})")
}

/// The sentence with a mark before it that says why it is to be looked at.
fn changed(facts: &[&str], sentence: &str) -> String {
    format!(
        "{MARK}, changed: {}): {}",
        facts.join(", "),
        unmarked(sentence)
    )
}

/// A sentence without its mark.
fn unmarked(sentence: &str) -> &str {
    if !sentence.starts_with(MARK) {
        return sentence;
    }
    sentence
        .split_once("): ")
        .map_or("", |(_, sentence)| sentence)
}

/// Whether a person still has to write or to look at a sentence.
pub(super) fn is_marked(sentence: &str) -> bool {
    sentence.starts_with(MARK)
}

/// The text of a value that is one.
pub(super) fn text(value: Option<&Value>) -> Option<&str> {
    value.and_then(Value::as_str)
}
