//! The arguments of `codegen` in, everything that a product consists of out.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use codegen::Generated;
use codegen::targets::{Manifest, Options};

use crate::arguments::{Codegen, crate_name};
use crate::files::Input;
use crate::output::{Folder, Output};
use crate::report::Warnings;
use crate::{Failure, usage, workspace};

/// What is generated, from what, and where it goes.
pub(crate) struct Product {
    /// The documents and their overlay.
    pub(crate) input: Input,
    /// The folder of the crate.
    folder: Folder,
    /// The name of the crate and how its manifest is written.
    options: Options,
    /// The folder of the generated part of its tests, if it has tests beside it.
    tests: Option<PathBuf>,
    /// The folder, below the root of the workspace, whose last commit the API is compared with.
    pub(crate) history: Option<PathBuf>,
    /// Whether a warning prevents the crate.
    pub(crate) warnings: Warnings,
    /// The command that writes it.
    pub(crate) command: String,
}

impl Product {
    /// The product that the command line asks for: the Flex client in its place, or a crate of its own in another folder.
    pub(crate) fn of(arguments: &Codegen) -> Result<Self, Failure> {
        let own_documents = arguments.input.specs.is_empty();
        let warnings = if own_documents || arguments.deny_warnings {
            Warnings::Denied
        } else {
            Warnings::Allowed
        };
        let product = |path, options| Self {
            input: arguments.input.clone(),
            folder: Folder::of_crate(path),
            options,
            tests: None,
            history: None,
            warnings,
            command: command(arguments),
        };
        let root = workspace::root();
        let Some(out) = &arguments.out else {
            let options = member(arguments.name.as_deref().unwrap_or(workspace::CRATE));
            return Ok(Self {
                tests: Some(root.join(workspace::GENERATED_TESTS)),
                history: Some(Path::new(workspace::GENERATED).join("src")),
                ..product(root.join(workspace::GENERATED), options)
            });
        };
        let path = std::path::absolute(out)
            .map_err(|error| Failure::Failed(format!("error: {}: {error}", out.display())))?;
        let crate_name = match &arguments.name {
            Some(name) => name.clone(),
            None => name_of(&path)?,
        };
        let options = standalone(crate_name, &path);
        Ok(product(path, options))
    }

    /// Generates the crate from the documents.
    pub(crate) fn generate(&self, files: &crate::files::Files) -> Generated {
        codegen::generate(&files.specs, files.overlay.as_ref(), &self.options)
    }

    /// The folders of the product and what they should hold.
    pub(crate) fn outputs(&self, generated: &mut Generated) -> Result<Vec<Output>, Failure> {
        let mut outputs = vec![Output {
            folder: self.folder.clone(),
            files: std::mem::take(&mut generated.files),
        }];
        if let Some(tests) = &self.tests {
            let files = codegen::generate_test_support(&generated.api, &self.options)
                .map_err(|error| Failure::Failed(format!("error: {error}")))?;
            outputs.push(Output {
                folder: Folder::of_sources(tests.clone()),
                files,
            });
        }
        Ok(outputs)
    }
}

/// A crate of this workspace, beside the runtime.
fn member(name: &str) -> Options {
    Options {
        crate_name: name.to_owned(),
        manifest: Manifest::Workspace,
    }
}

/// A crate of its own in another folder.
fn standalone(crate_name: String, folder: &Path) -> Options {
    Options {
        crate_name,
        manifest: Manifest::Standalone {
            runtime: runtime_of(folder),
        },
    }
}

/// The crate name that a folder suggests.
fn name_of(folder: &Path) -> Result<String, Failure> {
    let clean = without_parents(folder);
    let name = clean.file_name().unwrap_or_default().to_string_lossy();
    crate_name::check(&name).map(|()| name.to_string()).map_err(|problem| {
        let message = format!(
            "the folder name {name:?} cannot be the crate name: {problem}\nhelp: name the crate with --name CRATE"
        );
        Failure::Usage(message, usage::CODEGEN)
    })
}

/// The path of the runtime from the crate. Absolute where the crate is behind a symbolic link: `..` from there leads to one place for
/// the system and to another for Cargo.
fn runtime_of(folder: &Path) -> String {
    let root = workspace::root();
    let (real_folder, real_root) = (real(folder), real(&root));
    let runtime = real_root.join("runtime");
    let is_behind_link =
        real_folder != without_parents(folder) || real_root != without_parents(&root);
    if is_behind_link {
        return runtime.display().to_string();
    }
    workspace::relative(&real_folder, &runtime)
        .display()
        .to_string()
}

/// An absolute path without symbolic links, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let existing = path.ancestors().find_map(|ancestor| {
        let real = ancestor.canonicalize().ok()?;
        Some(real.join(path.strip_prefix(ancestor).ok()?))
    });
    without_parents(&existing.unwrap_or_else(|| path.to_owned()))
}

/// An absolute path without `..`.
fn without_parents(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// The command that generates the product.
fn command(arguments: &Codegen) -> String {
    let mut command = String::from("cargo xtask codegen");
    for spec in &arguments.input.specs {
        let _ = write!(command, " --spec {}", spec.display());
    }
    if let Some(overlay) = &arguments.input.overlay {
        let _ = write!(command, " --overlay {}", overlay.display());
    }
    if let Some(out) = &arguments.out {
        let _ = write!(command, " --out {}", out.display());
    }
    if let Some(name) = &arguments.name {
        let _ = write!(command, " --name {name}");
    }
    if arguments.deny_warnings {
        command.push_str(" --deny-warnings");
    }
    command
}
