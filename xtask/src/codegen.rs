//! `cargo xtask codegen`: documents in, a client crate on disk out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use codegen::emit::SourceFile;
use codegen::targets::{Manifest, Options};

use crate::arguments::Codegen;
use crate::input;
use crate::output::Folder;
use crate::summary::Written;
use crate::{Failure, diff, differences, summary, usage, workspace};

/// Generates the crate, and writes it or compares it with what stands there.
pub(crate) fn run(arguments: &Codegen) -> Result<(), Failure> {
    let start = Instant::now();
    let files = input::read(&arguments.input, arguments.reader)?;
    let out = folder(arguments)?;
    let options = options(arguments, &out)?;
    let generated = codegen::generate(&files.specs, files.overlay.as_ref(), &options);
    let reader = arguments.reader;
    reader.show(&generated.diagnostics, &files)?;
    let mut outputs = vec![(Folder::of_crate(out.clone()), generated.files)];
    if is_flex(arguments) {
        let tests = codegen::generate_test_support(&generated.api, &options)
            .map_err(|error| Failure::Failed(format!("error: {error}")))?;
        outputs.push((
            Folder::of_sources(workspace::root().join(workspace::GENERATED_TESTS)),
            tests,
        ));
    }
    let result = if arguments.check {
        check(&outputs, &command(arguments))
    } else {
        write(&outputs)
    };
    let is_changed = result.as_ref().map_or(arguments.check, |written| {
        written.changed + written.removed > 0
    });
    if is_changed && is_flex(arguments) {
        diff::since_last_crate(&generated.api, reader);
    }
    let written = result?;
    reader.say(&summary::text(&generated.api, written, start.elapsed()));
    Ok(())
}

fn check(outputs: &[(Folder, Vec<SourceFile>)], command: &str) -> Result<Written, Failure> {
    let mut found = Vec::new();
    let mut unchanged = 0;
    for (folder, files) in outputs {
        let differences = differences::find(files, folder.path(), &folder.stale(files));
        unchanged += files.len().saturating_sub(differences.len());
        found.extend(differences);
    }
    if found.is_empty() {
        return Ok(Written {
            unchanged,
            ..Written::default()
        });
    }
    Err(Failure::Failed(differences::text(
        &found,
        &workspace::root(),
        command,
    )))
}

fn write(outputs: &[(Folder, Vec<SourceFile>)]) -> Result<Written, Failure> {
    let mut total = Written::default();
    for (folder, files) in outputs {
        let written = folder.write(files).map_err(|error| {
            Failure::Failed(format!(
                "error: cannot write {}: {error}",
                folder.path().display()
            ))
        })?;
        total.changed += written.changed;
        total.removed += written.removed;
        total.unchanged += written.unchanged;
    }
    Ok(total)
}

/// Whether the run is about the Flex client in its place, which has tests beside it.
fn is_flex(arguments: &Codegen) -> bool {
    arguments.out.is_none()
}

fn folder(arguments: &Codegen) -> Result<PathBuf, Failure> {
    match &arguments.out {
        None => Ok(workspace::root().join(workspace::GENERATED)),
        Some(out) => std::path::absolute(out)
            .map(|path| clean(&path))
            .map_err(|error| Failure::Failed(format!("error: {}: {error}", out.display()))),
    }
}

/// An absolute path without `..`.
fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            std::path::Component::ParentDir => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

fn options(arguments: &Codegen, out: &Path) -> Result<Options, Failure> {
    if is_flex(arguments) {
        let crate_name = arguments
            .name
            .clone()
            .unwrap_or_else(|| workspace::CRATE.to_owned());
        return Ok(Options {
            crate_name,
            manifest: Manifest::Workspace {
                runtime: "../runtime".to_owned(),
            },
        });
    }
    let folder_name = out
        .file_name()
        .and_then(|name| name.to_str())
        .map(str::to_owned);
    let crate_name = arguments
        .name
        .clone()
        .or(folder_name)
        .ok_or_else(|| Failure::Usage("--out needs --name CRATE".to_owned(), usage::CODEGEN))?;
    let runtime = workspace::relative(out, &workspace::root().join("runtime"));
    Ok(Options {
        crate_name,
        manifest: Manifest::Standalone {
            runtime: runtime.display().to_string(),
        },
    })
}

/// The command that writes what a check found missing.
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
    command
}
