//! A folder of a test's own, with a document in it and a crate that was made from it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::xtask::{Run, xtask};

/// A small document: two resources, a few types.
pub(crate) const PETS: &str = "\
openapi: 3.0.3
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
paths:
  /v1/Pets/{id}:
    get:
      operationId: FetchPet
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } }
  /v1/Toys:
    get:
      operationId: FetchToys
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Toys' } } } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string } } }
    Toys: { type: object, properties: { count: { type: integer } } }
";

/// A folder that holds `pets.yaml` and the crate `pets`.
pub(crate) struct Bench {
    folder: PathBuf,
}

/// Everything below a folder: the contents of each file and when it was written.
pub(crate) type Tree = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

impl Bench {
    /// Makes the folder, empty but for the document.
    pub(crate) fn empty(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("xtask")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        let bench = Self { folder };
        bench.write("pets.yaml", PETS);
        bench
    }

    /// Makes the folder with a crate.
    pub(crate) fn with_crate(name: &str) -> Self {
        let bench = Self::empty(name);
        let Run {
            code, complaint, ..
        } = bench.codegen(&[]);
        assert_eq!(code, Some(0), "{complaint}");
        assert!(
            bench.path("pets/Cargo.toml").exists() && bench.path("pets/src/v1/pets.rs").exists()
        );
        bench
    }

    /// Makes the crate from `pets.yaml`.
    pub(crate) fn codegen(&self, more: &[&str]) -> Run {
        self.codegen_from("pets.yaml", more)
    }

    /// Makes the crate from another file of the folder.
    pub(crate) fn codegen_from(&self, document: &str, more: &[&str]) -> Run {
        let (document, out) = (self.text(document), self.text("pets"));
        xtask(
            ["codegen", "--spec", &document, "--out", &out]
                .iter()
                .chain(more),
        )
    }

    /// Returns the path of something in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Returns the path of something in the folder, as text.
    pub(crate) fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Writes a file in the folder.
    pub(crate) fn write(&self, name: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, contents).expect("a file");
    }

    /// Replaces text in the document.
    pub(crate) fn edit(&self, replace: &str, with: &str) {
        assert!(PETS.contains(replace));
        self.write("pets.yaml", PETS.replace(replace, with));
    }

    /// Returns what is in the folder, but for its documents.
    pub(crate) fn tree(&self) -> Tree {
        let mut tree = Tree::new();
        collect(&self.folder, &mut tree);
        tree.retain(|path, _| path.parent() != Some(&self.folder));
        tree
    }

    /// Returns the names in the folder, hidden ones included.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).expect("the folder").flatten();
        let mut names: Vec<_> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn collect(folder: &Path, tree: &mut Tree) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let (path, metadata) = (entry.path(), entry.metadata().expect("metadata"));
        if metadata.is_dir() {
            collect(&path, tree);
        } else {
            let contents = fs::read(&path).expect("a file");
            tree.insert(path, (contents, metadata.modified().expect("a time")));
        }
    }
}
