//! The JSON of a page: it goes in, and a page comes out; written back, it is as it was.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error as _, MapAccess, Visitor},
    ser::SerializeMap,
};
use serde_json::{Map, Value};

use super::page::{Page, PageSource};
use crate::values::{
    field_value::Content,
    salvage::{self, Kind, NotJson, Reader},
};

impl<T> Page<T> {
    /// Returns where the records are, if they are not under the key that was looked for: under `meta.key`, else under
    /// the only list there is.
    pub(crate) fn other_key(&self) -> Option<String> {
        if !self.key.is_empty() {
            return None;
        }
        let named = self
            .envelope
            .get("meta")
            .and_then(|meta| meta.get("key"))
            .and_then(Value::as_str);
        if let Some(key) = named.filter(|key| self.envelope.contains_key(*key)) {
            return Some(key.to_owned());
        }
        let mut lists = self
            .envelope
            .iter()
            .filter(|(_, value)| value.is_array())
            .map(|(key, _)| key);
        lists.next().filter(|_| lists.next().is_none()).cloned()
    }

    /// Returns the page, if it has a list of records.
    pub(crate) fn checked<E: serde::de::Error>(self) -> Result<Self, E> {
        if self.key.is_empty() {
            Err(E::custom("no list of records"))
        } else {
            Ok(self)
        }
    }
}

impl<T: Serialize> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if !self.envelope.contains_key(&self.key) {
            map.serialize_entry(&self.key, &self.records)?;
        }
        for (key, value) in &self.envelope {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// Reads a page whose records are under `meta.key`, else under the only list there is.
impl<'de, T: serde::de::DeserializeOwned> Deserialize<'de> for Page<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut page: Self = PageSeed::new("").deserialize(deserializer)?;
        if let Some(key) = page.other_key() {
            match page.envelope.remove(&key) {
                Some(Value::Null) => drop(page.envelope.insert(key.clone(), Value::Null)),
                list => {
                    page.records =
                        Vec::deserialize(list.unwrap_or_default()).map_err(D::Error::custom)?;
                }
            }
            page.key = key;
        }
        page.checked()
    }
}

impl<T: Content> Page<T> {
    /// Reads a page whose records are under a known key, as far as it fits. A page without that key comes out with an
    /// empty one.
    pub(crate) fn salvage(reader: &mut Reader<'_>, key: &str) -> Result<Option<Self>, NotJson> {
        if reader.kind()? != Kind::Object {
            return Ok(None);
        }
        let mut page = Self::empty();
        reader.members(&mut |name, reader| {
            if name != key {
                page.envelope
                    .insert(name.to_owned(), salvage::json(reader)?);
                return Ok(());
            }
            if reader.kind()? == Kind::Null {
                page.envelope.insert(name.to_owned(), Value::Null);
            }
            let records: Option<Option<Vec<T>>> = Content::salvage(reader)?;
            page.records = records.flatten().unwrap_or_default();
            key.clone_into(&mut page.key);
            Ok(())
        })?;
        Ok(Some(page))
    }
}

impl<T> Page<T> {
    fn empty() -> Self {
        Self {
            records: Vec::new(),
            key: String::new(),
            envelope: Map::new(),
            source: PageSource::default(),
        }
    }
}

/// Reads a page whose records are under a known key. A page without that key comes out with an empty one.
pub(crate) struct PageSeed<'a, T> {
    key: &'a str,
    records: PhantomData<fn() -> T>,
}

impl<'a, T> PageSeed<'a, T> {
    pub(crate) fn new(key: &'a str) -> Self {
        Self {
            key,
            records: PhantomData,
        }
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for PageSeed<'_, T> {
    type Value = Page<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for PageSeed<'_, T> {
    type Value = Page<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of a listing")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut page = Page::empty();
        while let Some(key) = map.next_key::<String>()? {
            if key != self.key {
                page.envelope.insert(key, map.next_value()?);
                continue;
            }
            // A list that is null reads as an empty one and is written back as null.
            match map.next_value::<Option<Vec<T>>>()? {
                Some(records) => page.records = records,
                None => drop(page.envelope.insert(key.clone(), Value::Null)),
            }
            page.key = key;
        }
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Page;

    #[test]
    fn a_page_is_written_back_as_it_was_read() {
        for (page, count) in [
            (
                json!({"meta": {"key": "b", "next_page_url": null, "x": [1]}, "a": [9], "b": [1, 2]}),
                2,
            ),
            (json!({"users": [1], "next_page_uri": "/2", "page": 0}), 1),
            (json!({"meta": {"key": "b"}, "b": null}), 0),
            (json!({"meta": {"key": "gone"}, "b": []}), 0),
        ] {
            let read: Page<i64> = serde_json::from_value(page.clone()).expect("a page");
            assert_eq!(read.records.len(), count, "{page}");
            assert_eq!(serde_json::to_value(&read).expect("JSON"), page);
        }
    }

    #[test]
    fn without_one_list_there_is_no_page() {
        for page in [
            json!({}),
            json!({"a": [], "b": []}),
            json!({"meta": {}}),
            json!([]),
            Value::Null,
        ] {
            assert!(
                serde_json::from_value::<Page<Value>>(page.clone()).is_err(),
                "{page}"
            );
        }
    }

    #[test]
    fn links_stand_in_meta_or_beside_the_records() {
        let next = |page| {
            serde_json::from_value::<Page<i64>>(page)
                .expect("a page")
                .next_page_url()
                .map(str::to_owned)
        };
        assert_eq!(
            next(json!({"a": [], "meta": {"next_page_url": "u"}})).as_deref(),
            Some("u")
        );
        assert_eq!(
            next(json!({"a": [], "next_page_uri": "/u"})).as_deref(),
            Some("/u")
        );
        assert_eq!(
            next(json!({"a": [], "meta": {"next_page_url": null}})),
            None
        );
        assert_eq!(next(json!({"a": [], "next_page_uri": ""})), None);
    }
}
