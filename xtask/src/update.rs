//! `cargo xtask update`: newly published documents and what people have written in; `spec/`, the crate, the snapshots and a list of what is
//! left to do out.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::document::Source;
use codegen::import::{self, Lock, Request};

use crate::arguments::{Codegen, Update};
use crate::files::{Files, Input};
use crate::product::Product;
use crate::report::{OutputFormat, Warnings, rendered};
use crate::{Failure, codegen as crate_of, input, print, snapshots, workspace};

/// Updates everything that follows from the documents, and reports what a person has to do.
pub(crate) fn run(arguments: &Update) -> Result<(), Failure> {
    let format = arguments.format;
    let written = spec(arguments)?;
    let written = if written.is_empty() {
        "spec/ is up to date".to_owned()
    } else {
        format!("written: {}", written.join(", "))
    };
    format.say(&written);
    let product = Product::of(&Codegen::default())?;
    let files = input::read(&product.input, format)?;
    let (diagnostics, result) = crate_of::write(&product, &files, format)?;
    let mut left = list(&diagnostics, &files);
    if let Some(summary) = result {
        format.say(&summary);
        if arguments.has_snapshots {
            left.push_str(&snapshots::gather(&workspace::root())?);
        }
    }
    if format == OutputFormat::Json {
        print(&format!("{:#}", diagnostics.to_json()));
    }
    if left.is_empty() {
        format.say("done: commit spec/, then the crate and the snapshots");
        return Ok(());
    }
    Err(Failure::Failed(format!(
        "left to do, then run `cargo xtask update` again:\n{left}"
    )))
}

/// Brings the published documents and what people have written into `spec/`; the names of the files that are written.
fn spec(arguments: &Update) -> Result<Vec<String>, Failure> {
    let format = arguments.format;
    let specs = arguments.files.clone();
    let published = if specs.is_empty() {
        Vec::new()
    } else {
        let input = Input {
            specs,
            overlay: None,
        };
        input::read(&input, format)?.specs
    };
    let ours = input::read(&Input::default(), format)?;
    let lock = input::lock()?;
    let result = import::update(&Request {
        published: &published,
        ours: &ours.specs,
        overlay: ours.overlay.as_ref(),
        lock: &lock,
        provenance: &arguments.provenance,
        is_reviewed: arguments.is_reviewed,
    });
    let shown = || Files {
        specs: published.iter().chain(&ours.specs).cloned().collect(),
        overlay: ours.overlay.clone(),
    };
    let update = result.map_err(|diagnostics| {
        match format.show(&diagnostics, &shown(), Warnings::Allowed) {
            Err(failure) => failure,
            Ok(()) => Failure::Failed(rendered(&diagnostics, &shown())),
        }
    })?;
    if !update.notes.is_empty() {
        format.say(&update.notes.join("\n"));
    }
    let changed = changed(update, &ours, &lock);
    write(&workspace::root(), &changed)
        .map_err(|error| Failure::Failed(format!("error: cannot write: {error}")))?;
    Ok(changed.into_iter().map(|source| source.name).collect())
}

/// The files that an update changes, and the lock if it does or if there is none yet.
fn changed(update: import::Update, ours: &Files, lock: &Lock) -> Vec<Source> {
    let before: Vec<&Source> = ours.specs.iter().chain(&ours.overlay).collect();
    let after = update.sources.into_iter().chain(update.overlay);
    let mut changed: Vec<Source> = after.filter(|source| !before.contains(&source)).collect();
    if update.lock != *lock || *lock == Lock::default() {
        changed.push(Source {
            name: workspace::LOCK.to_owned(),
            text: update.lock.to_string().into_bytes(),
        });
    }
    changed
}

/// Writes all files or, if one cannot be written, none.
fn write(root: &Path, files: &[Source]) -> std::io::Result<()> {
    let mut files = files.iter().map(|file| (file, aside(root, &file.name)));
    let files: Vec<(&Source, PathBuf)> = files.by_ref().collect();
    let result = files
        .iter()
        .try_for_each(|(file, aside)| std::fs::write(aside, &file.text))
        .and_then(|()| {
            let mut files = files.iter();
            files.try_for_each(|(file, aside)| std::fs::rename(aside, root.join(&file.name)))
        });
    if result.is_err() {
        for (_, aside) in &files {
            // There may be no temporary file to remove.
            let _ = std::fs::remove_file(aside);
        }
    }
    result
}

/// Where a file is written before it is renamed to its place.
fn aside(root: &Path, name: &str) -> PathBuf {
    let path = root.join(name);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{file}.update"))
}

/// What a person has to do, one line each; errors with an excerpt.
fn list(diagnostics: &Diagnostics, files: &Files) -> String {
    if diagnostics.has_errors() {
        return rendered(diagnostics, files);
    }
    let mut text = String::new();
    for Diagnostic {
        location,
        message,
        help,
        ..
    } in diagnostics.sorted()
    {
        let line = location.position.map_or(0, |(line, _)| line);
        let _ = writeln!(
            text,
            "  {}:{line} {message}\n      {}",
            location.file,
            help.as_deref().unwrap_or(&location.pointer)
        );
    }
    text
}
