//! A request of which all inputs are valid in; what it does to the records, and its answer, out.

mod children;
mod filter;
mod list;
mod page;
mod parents;
mod write;

use serde_json::{Map, Value};

use crate::description::{Operation, Response, Type};
use crate::inputs::Given;
use crate::plan::{Collection, Plan, Role};
use crate::record::{self, Maker};
use crate::refusal::Refusal;
use crate::store::Properties;
use crate::template::Parameters;
use crate::world::World;

/// A request.
pub(crate) struct Request<'a> {
    pub(crate) plan: &'a Plan,
    /// The number of the operation.
    pub(crate) route: usize,
    /// The path as it was sent.
    pub(crate) path: &'a str,
    pub(crate) parameters: Parameters,
    pub(crate) query: &'a [(String, String)],
    pub(crate) given: &'a Given,
    pub(crate) account: &'a str,
    /// The scheme and host of the addresses in answers.
    pub(crate) base: &'a str,
}

/// The answer to a request.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: u16,
    pub(crate) body: Content,
}

/// What an answer holds.
#[derive(Debug)]
pub(crate) enum Content {
    Empty,
    Json(Value),
    Text(String),
}

impl Request<'_> {
    fn operation(&self) -> &Operation {
        self.plan.operation(self.route)
    }

    /// Does what is asked.
    pub(crate) fn perform(&self, world: &mut World) -> Result<Outcome, Refusal> {
        match &self.plan.routes[self.route].role {
            Role::List(collection) => self.list(world, *collection),
            Role::Create(collection) => self.create(world, *collection),
            Role::Fetch(collection) => self.fetch(world, *collection),
            Role::Update(collection) => self.update(world, *collection, &Map::new()),
            Role::Act { collection, sets } => self.update(world, *collection, sets),
            Role::Delete(collection) => self.delete(world, *collection),
            Role::Plain => Ok(self.plain()),
        }
    }

    /// An answer that is no record.
    fn plain(&self) -> Outcome {
        let operation = self.operation();
        let example = operation.examples().next().cloned();
        let body = match (&operation.response, example) {
            (Response::Empty | Response::Location, _) => Content::Empty,
            (Response::Text | Response::Bytes, Some(Value::String(text))) => Content::Text(text),
            (Response::Text | Response::Bytes, _) => Content::Text(String::new()),
            (_, example) => Content::Json(example.unwrap_or_default()),
        };
        Outcome {
            status: operation.status,
            body,
        }
    }

    /// The answer that shows a record.
    fn shows(&self, collection: &Collection, properties: &Properties) -> Outcome {
        let operation = self.operation();
        let ty = match &operation.response {
            Response::One { ty } => ty.inner(),
            _ => &collection.model,
        };
        let ty = if matches!(ty, Type::List(_)) {
            &collection.model
        } else {
            ty
        };
        let body = match operation.response {
            Response::Empty => Content::Empty,
            _ => Content::Json(self.shown(collection, ty, properties)),
        };
        Outcome {
            status: operation.status,
            body,
        }
    }

    /// A record of a collection, as this type has it.
    fn shown(&self, collection: &Collection, ty: &Type, properties: &Properties) -> Value {
        let description = &self.plan.description;
        record::answer(description, ty, properties, &collection.server, self.base)
    }

    fn not_found(&self) -> Refusal {
        Refusal::not_found(self.path)
    }

    /// Makes a record and what comes with it. Returns its ID.
    fn make(
        &self,
        world: &mut World,
        collection: usize,
        above: &[String],
        given: &Map<String, Value>,
        example: Option<&Value>,
    ) -> String {
        make(
            self.plan,
            world,
            self.account,
            collection,
            above,
            given,
            example,
        )
    }
}

/// Makes a record of a collection below these records, with what comes with it. Returns its ID.
pub(crate) fn make(
    plan: &Plan,
    world: &mut World,
    account: &str,
    index: usize,
    above: &[String],
    given: &Map<String, Value>,
    example: Option<&Value>,
) -> String {
    let collection = &plan.collections[index];
    let mut maker = Maker {
        plan,
        collection,
        store: &world.store,
        context: record::Context {
            description: &plan.description,
            chance: &mut world.chance,
            account,
            now: world.clock.now(),
        },
        parameters: above,
    };
    let mut made = maker.make(given, example);
    let place = collection.path.path(above.iter().map(String::as_str));
    let children = children::of(plan, index, given, &mut made.properties);
    world.store.insert(&place, &made.id, made.properties);
    let below = [above, std::slice::from_ref(&made.id)].concat();
    for child in children {
        make(
            plan,
            world,
            account,
            child.collection,
            &below,
            &child.given,
            plan.collections[child.collection].example.as_ref(),
        );
    }
    made.id
}
