//! A file of records in, the same records in the store out.

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::description::Type;
use crate::files::FileError;
use crate::nearest::nearest;
use crate::perform::make;
use crate::plan::{Collection, Plan};
use crate::sid;
use crate::world::World;

/// What a file of seeds holds.
const FILE: &str = "an object with a list of records for each path, such as `{\"/v1/FlexFlows\": [{\"friendly_name\": \"Support\"}]}`";

/// A record to begin with.
#[derive(Debug, Clone)]
pub(crate) struct Seed {
    collection: usize,
    above: Vec<String>,
    given: Map<String, Value>,
}

/// Reads a file of seeds. Paths in the order of the file, so parents come before what is below them.
pub(crate) fn read(plan: &Plan, file: &str, text: &str) -> Result<Vec<Seed>, FileError> {
    let paths: Paths<'_> =
        serde_json::from_str(text).map_err(|error| FileError::of_json(file, &error, FILE))?;
    let mut seeds = Vec::new();
    for (path, raw) in paths.0 {
        let part = raw.get();
        let at = |problem: String| FileError::at(file, text, part, problem);
        let (collection, above) = place(plan, &path).map_err(at)?;
        let records: Vec<&RawValue> = match serde_json::from_str(part) {
            Ok(records) => records,
            // One record without an ID needs no list.
            Err(_) if part.starts_with('{') => vec![raw],
            Err(error) => {
                return Err(FileError::within(
                    file,
                    text,
                    part,
                    &error,
                    "a list of records",
                ));
            }
        };
        for record in records.into_iter().map(RawValue::get) {
            let given: Map<String, Value> = serde_json::from_str(record)
                .map_err(|error| FileError::within(file, text, record, &error, "a record"))?;
            check(plan, &plan.collections[collection], &given)
                .map_err(|problem| FileError::at(file, text, record, problem))?;
            seeds.push(Seed {
                collection,
                above: above.clone(),
                given,
            });
        }
    }
    Ok(seeds)
}

/// Makes the records.
pub(crate) fn plant(plan: &Plan, world: &mut World, account: &str, seeds: &[Seed]) {
    for seed in seeds {
        let example = plan.collections[seed.collection].example.as_ref();
        make(
            plan,
            world,
            account,
            seed.collection,
            &seed.above,
            &seed.given,
            example,
        );
    }
}

/// The members of an object in the order of the text.
struct Paths<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> serde::Deserialize<'de> for Paths<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PathsVisitor).map(Self)
    }
}

struct PathsVisitor;

impl<'de> serde::de::Visitor<'de> for PathsVisitor {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

/// The collection at a path, and the IDs in the path.
fn place(plan: &Plan, path: &str) -> Result<(usize, Vec<String>), String> {
    let segments: Vec<String> = path
        .trim_start_matches('/')
        .split('/')
        .map(str::to_owned)
        .collect();
    let found = plan
        .collections
        .iter()
        .enumerate()
        .find_map(|(index, collection)| {
            let parameters = collection.path.parameters(&segments)?;
            Some((
                index,
                parameters.into_iter().map(|(_, value)| value).collect(),
            ))
        });
    found.ok_or_else(|| {
        let known: Vec<String> = plan.collections.iter().map(|one| one.path.key()).collect();
        let hint = nearest(path, known.iter().map(String::as_str));
        let hint = hint.map(|near| format!("; did you mean `{near}`?"));
        format!("no records at `{path}`{}", hint.unwrap_or_default())
    })
}

/// Checks the names of a record's properties, and its SIDs.
fn check(plan: &Plan, collection: &Collection, given: &Map<String, Value>) -> Result<(), String> {
    let fields = plan.description.fields(&collection.model);
    for (name, value) in given {
        let Some(field) = fields.iter().find(|field| field.name == *name) else {
            let near = nearest(name, fields.iter().map(|field| field.name.as_str()));
            let hint = near.map(|near| format!("; did you mean `{near}`?"));
            return Err(format!("no property `{name}`{}", hint.unwrap_or_default()));
        };
        if let (Type::Sid(_), Some(text)) = (field.ty.inner(), value.as_str()) {
            let checked = sid::check(plan.description.prefixes(&field.ty), text);
            checked.map_err(|expected| format!("`{name}`: expected {expected}"))?;
        }
    }
    Ok(())
}
