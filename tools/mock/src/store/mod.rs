//! Records in; the same records by place, by ID and page by page out. What it holds is bounded: the oldest records go first.

mod size;
mod window;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::{Map, Value};

pub(crate) use self::window::{Listed, Token, Window};

/// The properties of a record.
pub(crate) type Properties = Map<String, Value>;

/// How many bytes the records may have, about.
const MOST_BYTES: usize = 64 << 20;

/// How many places and deleted records are remembered.
const MOST_NAMES: usize = 100_000;

/// A record and where it is.
pub(crate) struct Stored {
    place: String,
    id: String,
    pub(crate) properties: Properties,
    bytes: usize,
}

/// All records. A place is the path of a collection, such as `/v1/Interactions/KD…/Channels`.
#[derive(Default)]
pub(crate) struct Store {
    /// By age.
    records: BTreeMap<u64, Stored>,
    places: BTreeMap<String, BTreeSet<u64>>,
    /// By place and ID.
    addresses: HashMap<String, u64>,
    /// By ID alone: what other records refer to.
    ids: HashMap<String, u64>,
    /// The places whose given records were made.
    opened: HashSet<String>,
    /// The addresses of given records that were deleted.
    deleted: HashSet<String>,
    bytes: usize,
    next: u64,
    evicted: u64,
}

fn address(place: &str, id: &str) -> String {
    format!("{place}/{id}")
}

impl Store {
    /// Adds a record, or replaces the one with this ID.
    pub(crate) fn insert(&mut self, place: &str, id: &str, properties: Properties) {
        self.take(place, id);
        let age = self.next;
        self.next += 1;
        let stored = Stored {
            place: place.to_owned(),
            id: id.to_owned(),
            bytes: size::of_record(place, id, &properties),
            properties,
        };
        self.bytes += stored.bytes;
        self.places.entry(place.to_owned()).or_default().insert(age);
        self.addresses.insert(address(place, id), age);
        if !id.is_empty() {
            self.ids.insert(id.to_owned(), age);
        }
        self.deleted.remove(&address(place, id));
        self.records.insert(age, stored);
        self.keep_bounds();
    }

    /// Replaces what a record holds.
    pub(crate) fn change(&mut self, place: &str, id: &str, properties: Properties) {
        let age = self.addresses.get(&address(place, id));
        if let Some(stored) = age.and_then(|age| self.records.get_mut(age)) {
            self.bytes -= stored.bytes;
            stored.bytes = size::of_record(place, id, &properties);
            self.bytes += stored.bytes;
            stored.properties = properties;
            self.keep_bounds();
        }
    }

    pub(crate) fn get(&self, place: &str, id: &str) -> Option<&Properties> {
        let age = self.addresses.get(&address(place, id))?;
        Some(&self.records.get(age)?.properties)
    }

    /// The ID of the record in a place that has this value in a property.
    pub(crate) fn id_by(&self, place: &str, property: &str, value: &str) -> Option<&str> {
        let ages = self.places.get(place)?.iter();
        let mut records = ages.filter_map(|age| self.records.get(age));
        let has = |stored: &&Stored| {
            stored
                .properties
                .get(property)
                .is_some_and(|had| had == value)
        };
        records.find(has).map(|stored| stored.id.as_str())
    }

    /// The record with this ID, wherever it is.
    pub(crate) fn anywhere(&self, id: &str) -> Option<&Properties> {
        Some(&self.records.get(self.ids.get(id)?)?.properties)
    }

    /// Deletes a record with everything below it. Returns whether there was one.
    pub(crate) fn remove(&mut self, place: &str, id: &str) -> bool {
        let below = format!("{}/", address(place, id));
        let places = self.places.range(below.clone()..);
        let below: Vec<u64> = places
            .take_while(|(name, _)| name.starts_with(&below))
            .flat_map(|(_, ages)| ages.iter().copied())
            .collect();
        for age in below {
            self.drop_record(age);
        }
        self.take(place, id)
    }

    /// Remembers that a given record was deleted, so that it is not made again.
    pub(crate) fn forget(&mut self, place: &str, id: &str) {
        if self.deleted.len() >= MOST_NAMES {
            self.deleted.clear();
        }
        self.deleted.insert(address(place, id));
    }

    pub(crate) fn is_forgotten(&self, place: &str, id: &str) -> bool {
        self.deleted.contains(&address(place, id))
    }

    /// Whether the given records of a place are still to be made; they are asked for once.
    pub(crate) fn opens(&mut self, place: &str) -> bool {
        if self.opened.len() >= MOST_NAMES {
            self.opened.clear();
        }
        self.opened.insert(place.to_owned()) && !self.places.contains_key(place)
    }

    /// The records of a place that `is_wanted` takes, seen through a window.
    pub(crate) fn list(
        &self,
        place: &str,
        window: &Window,
        is_wanted: impl Fn(&Properties) -> bool,
    ) -> Listed<'_> {
        let wanted = |age: u64| {
            let stored = self.records.get(&age)?;
            is_wanted(&stored.properties).then_some((age, &stored.properties))
        };
        match self.places.get(place) {
            Some(ages) => window.of(ages, wanted),
            None => Listed::default(),
        }
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// How many records went to make room, in all.
    pub(crate) fn evicted(&self) -> u64 {
        self.evicted
    }

    fn take(&mut self, place: &str, id: &str) -> bool {
        let age = self.addresses.get(&address(place, id)).copied();
        age.is_some_and(|age| self.drop_record(age))
    }

    fn drop_record(&mut self, age: u64) -> bool {
        let Some(stored) = self.records.remove(&age) else {
            return false;
        };
        self.bytes -= stored.bytes;
        self.addresses.remove(&address(&stored.place, &stored.id));
        if self.ids.get(&stored.id) == Some(&age) {
            self.ids.remove(&stored.id);
        }
        if let Some(ages) = self.places.get_mut(&stored.place) {
            ages.remove(&age);
            if ages.is_empty() {
                self.places.remove(&stored.place);
            }
        }
        true
    }

    fn keep_bounds(&mut self) {
        while self.bytes > MOST_BYTES && self.records.len() > 1 {
            if let Some(oldest) = self.records.keys().next().copied() {
                self.drop_record(oldest);
                self.evicted += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Properties, Store, Window};

    fn record(text: &str) -> Properties {
        Properties::from_iter([("text".to_owned(), json!(text))])
    }

    #[test]
    fn memory_is_bounded_and_the_oldest_go_first() {
        let mut store = Store::default();
        let text = "x".repeat(1 << 20);
        for number in 0..100 {
            store.insert("/a", &number.to_string(), record(&text));
        }
        assert!((50..64).contains(&store.len()), "{}", store.len());
        assert_eq!(store.evicted(), 100 - store.len() as u64);
        assert!(store.get("/a", "0").is_none());
        assert!(store.get("/a", "99").is_some());
    }

    #[test]
    fn what_is_below_a_record_goes_with_it() {
        let mut store = Store::default();
        for (place, id) in [
            ("/a", "1"),
            ("/a/1/b", "2"),
            ("/a/1/b/2/c", "3"),
            ("/a/10/b", "4"),
        ] {
            store.insert(place, id, record(id));
        }
        assert!(store.remove("/a", "1"));
        assert!(!store.remove("/a", "1"));
        assert_eq!(store.len(), 1);
        assert!(store.get("/a/10/b", "4").is_some());
        let all = store.list("/a/1/b", &Window::first(10), |_| true);
        assert!(all.records.is_empty());
    }
}
