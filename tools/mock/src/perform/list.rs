//! A list in; a page of records, with the addresses of other pages, out.

use serde_json::{Map, Value, json};

use super::page::{Pages, wanted};
use super::{Content, Outcome, Request};
use crate::description::Response;
use crate::plan::Origin;
use crate::refusal::Refusal;
use crate::world::World;

impl Request<'_> {
    pub(super) fn list(&self, world: &mut World, index: usize) -> Result<Outcome, Refusal> {
        let collection = &self.plan.collections[index];
        let above = self.above(world, collection)?;
        let place = collection.path.path(above.iter().map(String::as_str));
        if collection.origin == Origin::Given && world.store.opens(&place) {
            for example in &collection.listed_examples {
                let given = shown_id(collection.id.as_deref(), example);
                self.make(world, index, &above, &given, Some(example));
            }
        }
        let window = wanted(self.given)?;
        let filters = self.filters();
        let listed = world.store.list(&place, &window, |record| {
            filters.iter().all(|filter| filter.takes(record))
        });
        let pages = Pages::of(self, &window, &listed);
        let records = listed.records.into_iter();
        let records = records.map(|record| self.shown(collection, &collection.model, record));
        let records: Vec<Value> = records.collect();
        let body = match &self.operation().response {
            Response::Page { key, .. } => self.envelope(key, records, &pages),
            _ => Value::Array(records),
        };
        Ok(Outcome {
            status: self.operation().status,
            body: Content::Json(body),
        })
    }

    /// The page around the records: `meta`, or what older products have in its place.
    fn envelope(&self, key: &str, records: Vec<Value>, pages: &Pages) -> Value {
        let example = self.operation().examples().next();
        let is_older = example.is_some_and(|shown| {
            shown.get("meta").is_none() && shown.get("next_page_uri").is_some()
        });
        if is_older {
            let mut page = pages.older(records.len());
            page[key] = records.into();
            return page;
        }
        let mut page = json!({ "meta": pages.meta(key) });
        page[key] = records.into();
        page
    }
}

/// An ID in an example that is not a SID is no secret of the service: it stays.
fn shown_id(id: Option<&str>, example: &Value) -> Map<String, Value> {
    let shown = id.and_then(|id| Some((id.to_owned(), example.get(id)?.clone())));
    let stays = shown.filter(|(_, value)| !value.as_str().is_some_and(crate::sid::is_sid));
    stays.into_iter().collect()
}
