//! What an update makes of a published document: its facts, our sentences under the names of what they describe, the targets of the overlay,
//! and what is left to a person.

#![expect(clippy::unwrap_used, reason = "the documents of the tests are right")]

mod facts;
mod moves;
mod published;
mod sentences;

use std::collections::BTreeMap;

use codegen::diagnostic::Diagnostic;
use codegen::document::Source;
use codegen::import::{Lock, Request, Update, to_do, update};

/// A published document with a sentence in every place that a publisher uses.
const PUBLISHED: &str = include_str!("published.yaml");

/// Our sentences about it.
const PROSE: &str = include_str!("pets.prose.yaml");

const OVERLAY: &str = "\
overlay: 1.0.0
info: { title: Pets, version: '1' }
actions:
  # Names of people.
  - target: $.components.schemas.pet.properties.name
    description: A name is personal.
    update: { x-twilio: { pii: { handling: standard } } }
  - target: $.paths['/v1/Pets/{Id}'].get
    description: The name says it.
    update: { x-rust-name: FindPet }
";

fn source(name: &str, text: &str) -> Source {
    Source {
        name: name.to_owned(),
        text: text.as_bytes().to_vec(),
    }
}

/// The folder `spec` of a test.
struct Spec {
    sources: Vec<Source>,
    overlay: Source,
    lock: Lock,
}

impl Spec {
    /// The folder after the document was published for the first time and our sentences were written.
    fn new() -> Self {
        let facts = codegen::import::facts(&source("published.yaml", PUBLISHED)).unwrap();
        let mut spec = Self {
            sources: vec![
                source("pets.yaml", &facts),
                source("pets.prose.yaml", PROSE),
            ],
            overlay: source("overlay.yaml", OVERLAY),
            lock: Lock::default(),
        };
        spec.update(&[]);
        assert_eq!(spec.to_do(), [""; 0]);
        spec
    }

    /// Publishes a document with changes.
    fn update(&mut self, changes: &[(&str, &str)]) -> Update {
        let mut text = PUBLISHED.to_owned();
        for (old, new) in changes {
            assert!(text.contains(old), "{old:?} is not in the document");
            text = text.replace(old, new);
        }
        self.take(&[source("published.yaml", &text)], false)
    }

    fn take(&mut self, published: &[Source], is_reviewed: bool) -> Update {
        let update = update(&Request {
            published,
            ours: &self.sources,
            overlay: Some(&self.overlay),
            lock: &self.lock,
            provenance: &BTreeMap::new(),
            is_reviewed,
        });
        let update = update.unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        self.sources.clone_from(&update.sources);
        self.overlay = update.overlay.clone().unwrap();
        self.lock = update.lock.clone();
        update
    }

    /// Changes our sentences.
    fn write(&mut self, old: &str, new: &str) {
        let text = self.prose();
        assert!(text.contains(old), "{old:?} is not in\n{text}");
        self.sources[1].text = text.replace(old, new).into_bytes();
    }

    fn facts(&self) -> String {
        String::from_utf8(self.sources[0].text.clone()).unwrap()
    }

    fn prose(&self) -> String {
        String::from_utf8(self.sources[1].text.clone()).unwrap()
    }

    /// What is left to do: the line that a person looks at, and the words.
    fn to_do(&self) -> Vec<String> {
        let left = to_do(&self.sources, Some(&self.overlay), &self.lock);
        let shown = |diagnostic: &&Diagnostic| {
            let location = &diagnostic.location;
            let source = self
                .sources
                .iter()
                .find(|source| source.name == location.file)
                .unwrap();
            let (line, _) = location.position.unwrap();
            let text = String::from_utf8_lossy(&source.text).into_owned();
            let line = text.lines().nth(line - 1).unwrap().trim().to_owned();
            format!("{line} | {}", diagnostic.message)
        };
        left.sorted().iter().map(shown).collect()
    }
}
