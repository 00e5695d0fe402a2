//! Requests about one record: create, fetch, update, delete.

use serde_json::{Map, Value};

use super::parents::is_well_formed;
use super::{Content, Outcome, Request};
use crate::plan::{Collection, Origin, Role};
use crate::record;
use crate::refusal::Refusal;
use crate::store::Properties;
use crate::world::World;

/// A record that a request is about.
struct Found {
    place: String,
    id: String,
}

impl Request<'_> {
    pub(super) fn create(&self, world: &mut World, index: usize) -> Result<Outcome, Refusal> {
        let collection = &self.plan.collections[index];
        let above = self.above(world, collection)?;
        let example = self
            .operation()
            .examples()
            .next()
            .or(collection.example.as_ref());
        let id = self.make(world, index, &above, &self.given.properties, example);
        let place = collection.path.path(above.iter().map(String::as_str));
        let made = world
            .store
            .get(&place, &id)
            .ok_or_else(|| self.not_found())?;
        Ok(self.shows(collection, made))
    }

    pub(super) fn fetch(&self, world: &mut World, index: usize) -> Result<Outcome, Refusal> {
        let collection = &self.plan.collections[index];
        let found = self.found(world, index, collection)?;
        let record = world.store.get(&found.place, &found.id);
        Ok(self.shows(collection, record.ok_or_else(|| self.not_found())?))
    }

    pub(super) fn update(
        &self,
        world: &mut World,
        index: usize,
        sets: &Map<String, Value>,
    ) -> Result<Outcome, Refusal> {
        let collection = &self.plan.collections[index];
        let found = self.found(world, index, collection)?;
        let record = world.store.get(&found.place, &found.id);
        let mut properties = record.ok_or_else(|| self.not_found())?.clone();
        let mut context = record::Context {
            description: &self.plan.description,
            chance: &mut world.chance,
            account: self.account,
            now: world.clock.now(),
        };
        let given = &self.given.properties;
        record::change(
            &mut context,
            &world.store,
            collection,
            given,
            &mut properties,
        );
        properties.extend(sets.clone());
        world
            .store
            .change(&found.place, &found.id, properties.clone());
        Ok(self.shows(collection, &self.at_this_address(collection, properties)))
    }

    pub(super) fn delete(&self, world: &mut World, index: usize) -> Result<Outcome, Refusal> {
        let collection = &self.plan.collections[index];
        let found = self.found(world, index, collection)?;
        world.store.remove(&found.place, &found.id);
        if collection.origin == Origin::Given {
            world.store.forget(&found.place, &found.id);
        }
        Ok(Outcome {
            status: self.operation().status,
            body: Content::Empty,
        })
    }

    /// The record that the path names. One that the service has, and nobody makes, is made when it is first asked for.
    fn found(
        &self,
        world: &mut World,
        index: usize,
        collection: &Collection,
    ) -> Result<Found, Refusal> {
        let above = self.above(world, collection)?;
        let place = collection.path.path(above.iter().map(String::as_str));
        let name = self.name(collection);
        if !is_well_formed(self, collection, name) && !collection.is_single {
            return Err(self.not_found());
        }
        if let Some(id) = self.id_of(world, collection, &place, name) {
            return Ok(Found { place, id });
        }
        let is_there = collection.origin == Origin::Given || name == self.account;
        if !is_there || world.store.is_forgotten(&place, name) {
            return Err(self.not_found());
        }
        let given = collection.id.iter().filter(|_| !collection.is_single);
        let given = given.map(|id| (id.clone(), Value::from(name))).collect();
        let id = self.make(world, index, &above, &given, collection.example.as_ref());
        Ok(Found { place, id })
    }

    /// The record with the address of an action in place of its own.
    fn at_this_address(&self, collection: &Collection, mut properties: Properties) -> Properties {
        if let (Role::Act { .. }, Some(url)) = (
            &self.plan.routes[self.route].role,
            properties.get_mut("url"),
        ) {
            *url = format!("{}{}", collection.server, self.path).into();
        }
        properties
    }
}
