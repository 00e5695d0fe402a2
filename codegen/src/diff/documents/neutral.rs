//! Two sides and the items that changed in, the other facts out in which their documents differ: those of the contract, and those without
//! any difference to the crate.
//!
//! Lowering notes which values it reads and for which items. A fact that it does not read, or reads for items without a change, makes no
//! difference; one that it reads for an item that changed belongs to that change.

use serde_json::Value;

use super::contract::{self, Direction, Scope};
use super::difference::Difference;
use super::facts;
use super::operations::base_name;
use super::side::Side;
use super::way::{Found, Step, find as find_way};
use crate::diff::changed::Changed;
use crate::diff::report::{Fact, Promise};
use crate::document::Document;
use crate::ir::Api;
use crate::schema::Reader;

/// What differs besides the changes: facts of the contract, the most serious first, and those that make no difference. Each is there
/// once.
pub(in crate::diff) fn find(
    old: &Side,
    new: &Side,
    changed: &Changed,
) -> (Vec<Promise>, Vec<Fact>) {
    let (mut contract, mut neutral) = (Vec::new(), Vec::new());
    for pair in pairs(&old.documents, &new.documents) {
        let roots = pair.map(original);
        for difference in facts::find(roots[0], roots[1]) {
            let place = Place::of(&difference, [old, new], pair);
            let makes_difference = place.makes_difference(changed);
            let promise = promise(&difference, &place, makes_difference);
            let fact = fact(&difference, roots, pair[1]);
            match promise {
                Some(promise) => add(&mut contract, promise.at(fact)),
                None if !makes_difference => add(&mut neutral, fact),
                None => {}
            }
        }
    }
    contract.sort_by_key(|promise: &Promise| std::cmp::Reverse(promise.burden));
    (contract, neutral)
}

fn add<T: PartialEq>(found: &mut Vec<T>, item: T) {
    if !found.contains(&item) {
        found.push(item);
    }
}

/// Which documents of two sides belong together: those of one name, or all in their order.
fn pairs<'a>(old: &'a [Document], new: &'a [Document]) -> Vec<[&'a Document; 2]> {
    if old.len() == new.len() {
        return old.iter().zip(new).map(<[_; 2]>::from).collect();
    }
    let name = |document: &'a Document| base_name(&document.file);
    let partner = |before: &'a Document| {
        let mut all = new.iter();
        Some([before, all.find(|after| name(after) == name(before))?])
    };
    old.iter().filter_map(partner).collect()
}

/// The document as it was published.
fn original(document: &Document) -> &Value {
    document.original.as_ref().unwrap_or(&document.tree)
}

/// Where a fact is in the documents that were lowered.
struct Place<'a> {
    sides: [&'a Side; 2],
    trees: [&'a Value; 2],
    ways: [&'a [Step]; 2],
    found: [Option<Found<'a>>; 2],
}

impl<'a> Place<'a> {
    fn of(difference: &'a Difference<'_>, sides: [&'a Side; 2], pair: [&'a Document; 2]) -> Self {
        let trees = pair.map(|document| &document.tree);
        let ways = difference.ways.each_ref().map(Vec::as_slice);
        Self {
            sides,
            trees,
            ways,
            found: [0, 1].map(|side| find_way(trees[side], ways[side])),
        }
    }

    /// Whether an item that changed was made from the fact.
    fn makes_difference(&self, changed: &Changed) -> bool {
        let is_made_from = |side: usize| {
            let Found { around, value, .. } = self.found[side].as_ref()?;
            let readers = self.sides[side].reads.readers(around, value)?;
            Some(readers.iter().any(|reader| changed.contains(side, reader)))
        };
        !self.is_overlaid() && [0, 1].iter().any(|side| is_made_from(*side) == Some(true))
    }

    /// Whether the overlay makes both the same.
    fn is_overlaid(&self) -> bool {
        let [before, after] = self.found.each_ref();
        let value = |found: &Option<Found<'a>>| found.as_ref().map(|found| found.value);
        value(before) == value(after)
    }

    /// The items for which the values around the fact were read, the innermost of them up to `steps` from the root.
    fn readers(&self, side: usize, steps: usize) -> Option<Vec<Reader>> {
        let way = self.ways[side].get(..steps)?;
        let object = find_way(self.trees[side], way)?.value;
        self.sides[side].reads.entered(object)
    }
}

/// The fact as one of the contract, if it is one that the crate keeps to and that no change reports.
fn promise(difference: &Difference<'_>, place: &Place<'_>, is_reported: bool) -> Option<Promise> {
    let side = usize::from(difference.values[1].is_some());
    let way = &difference.ways[side];
    let scope = contract::scope(way)?;
    let readers = match scope {
        Scope::Schema => place.readers(side, way.len() - 1)?,
        Scope::Operation => place.readers(side, 3)?,
        Scope::Document => Vec::new(),
    };
    if place.is_overlaid() || is_reported && is_shown(way) {
        return None;
    }
    let direction = contract::direction(way).unwrap_or_else(|| {
        let api = &place.sides[side].api;
        direction_of(api, &readers)
    });
    let names: Vec<String> = readers
        .iter()
        .map(|(module, name)| format!("{module}::{name}"))
        .collect();
    Some(Promise {
        burden: contract::burden(difference, direction),
        rust: match &names[..] {
            [] => "all operations".to_owned(),
            [name] => name.clone(),
            [first, others @ ..] => format!("{first} and {} more", others.len()),
        },
        what: format!("{} {}", contract::words(way, direction), difference.what()),
        file: String::new(),
        pointer: String::new(),
    })
}

/// Whether the crate shows a fact of this kind, so that a change of the item may be this very fact: the pattern of a SID, a media type,
/// a body that is required.
fn is_shown(way: &[Step]) -> bool {
    let names: Vec<&str> = way.iter().map(Step::name).collect();
    matches!(
        names.as_slice(),
        [.., "pattern"] | [.., "content", _] | [.., "requestBody", "required"]
    )
}

/// Who sends the values of some items.
fn direction_of(api: &Api, readers: &[Reader]) -> Direction {
    let models = api.modules.iter().flat_map(|module| {
        let models = module
            .resources
            .iter()
            .flat_map(|resource| &resource.models);
        models.map(move |model| (module.rust.as_str(), model))
    });
    let mut of_readers = models.filter(|(module, model)| {
        readers
            .iter()
            .any(|(of, name)| of == module && *name == model.name.rust)
    });
    match of_readers.next() {
        Some((_, model)) if model.is_input => Direction::Both,
        Some(_) => Direction::Response,
        None => Direction::Both,
    }
}

fn fact(difference: &Difference<'_>, roots: [&Value; 2], new: &Document) -> Fact {
    let side = usize::from(difference.values[1].is_some());
    let found = find_way(roots[side], &difference.ways[side]);
    Fact {
        file: new.file.clone(),
        pointer: found.map_or(String::new(), |found| found.pointer),
        what: difference.what(),
    }
}
