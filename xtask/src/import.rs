//! `cargo xtask import`: newly published documents in, their facts in the documents of `spec/` out.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use codegen::diagnostic::{Diagnostic, Diagnostics};
use codegen::document::{self, Source};
use codegen::import::{self, Imported, Prose};

use crate::arguments::Import;
use crate::files::{Files, Input};
use crate::input;
use crate::report::{OutputFormat, Warnings};
use crate::{Failure, workspace};

/// The file that contains the date on which the facts were published.
const PROVENANCE: &str = "spec/README.md";

/// Brings the facts of the documents into ours, writes what has changed and reports what is left to do.
pub(crate) fn run(arguments: &Import) -> Result<(), Failure> {
    let format = arguments.format;
    let published = Input {
        specs: arguments.files.clone(),
        overlay: None,
    };
    let published = input::read(&published, format)?.specs;
    let ours = input::read(&Input::default(), format)?;
    let prose = if arguments.keep_prose {
        Prose::Published
    } else {
        Prose::Own
    };
    let imported = import::import(&published, &ours.specs, prose);
    let shown = Files {
        specs: published.iter().chain(&ours.specs).cloned().collect(),
        overlay: ours.overlay.clone(),
    };
    if format == OutputFormat::Text || imported.diagnostics.has_errors() {
        format.show(&imported.diagnostics, &shown, Warnings::Allowed)?;
    }
    let after = with_imported(&ours.specs, &imported.documents);
    let (readme, provenance) = provenance(arguments, &imported.documents)?;
    let mut text = String::new();
    for document in &imported.documents {
        text.push_str(&changes(document, &published, &ours.specs));
    }
    text.push_str(&provenance);
    let (marks, unused) = match left_to_do(&after, ours.overlay.as_ref()) {
        Ok(left) => left,
        Err(wrong) => return format.show(&wrong, &shown, Warnings::Allowed),
    };
    text.push_str(&list("sentences to write or to look at", &marks));
    text.push_str(&list("overlay actions that are unused now", &unused));
    let has_work = !marks.is_empty() || !unused.is_empty();
    let written = write(&ours.specs, &after, readme.as_deref())?;
    let _ = writeln!(text, "{}", next(&written, has_work));
    format.say(&text);
    if format == OutputFormat::Json {
        let mut all = imported.diagnostics;
        all.append(marks);
        all.append(unused);
        format.show(&all, &shown, Warnings::Allowed)?;
    }
    Ok(())
}

/// Our documents with the new texts.
fn with_imported(ours: &[Source], imported: &[Imported]) -> Vec<Source> {
    let mut sources = ours.to_vec();
    for document in imported {
        sources[document.ours].text = document.text.clone().into_bytes();
    }
    sources
}

/// The new text of the file with the date of the facts, if it changes, and words for the report.
fn provenance(
    arguments: &Import,
    imported: &[Imported],
) -> Result<(Option<String>, String), Failure> {
    let path = workspace::root().join(PROVENANCE);
    let failed = |error: String| {
        Failure::Failed(format!("error: {PROVENANCE}: {error}\nnothing was written"))
    };
    let readme = fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    let old = import::published_date(&readme)
        .ok_or_else(|| failed("`as published on YYYY-MM-DD` is not found".to_owned()))?;
    let has_changed = imported.iter().any(|document| !document.changes.is_empty());
    let Some(date) = &arguments.published else {
        let words = format!("{PROVENANCE} still has the date {old}: give --published DATE\n");
        return Ok((None, if has_changed { words } else { String::new() }));
    };
    if old == date {
        return Ok((None, String::new()));
    }
    let mut words = format!("{PROVENANCE}: published on {date} (was {old})\n");
    if imported.len() < workspace::SPECS.len() {
        words.push_str("    this date applies to all documents, but not all of them were given\n");
    }
    Ok((import::with_published_date(&readme, date), words))
}

/// What has changed in one document.
fn changes(document: &Imported, published: &[Source], ours: &[Source]) -> String {
    let changes = &document.changes;
    let renamed = match changes.renamed.len() {
        0 => String::new(),
        count => format!(", {count} renamed"),
    };
    let mut text = format!(
        "{} from {}: {} added, {} removed, {} changed{renamed}\n{changes}",
        ours[document.ours].name,
        published[document.published].name,
        changes.added.len(),
        changes.removed.len(),
        changes.changed.len(),
    );
    if !changes.lost.is_empty() {
        let _ = writeln!(text, "  sentences that are gone ({}):", changes.lost.len());
        for (item, sentence) in &changes.lost {
            let _ = writeln!(text, "    {item}: {sentence}");
        }
    }
    text
}

/// The sentences to write, and the actions of the overlay that are no longer needed; or what is wrong with the overlay.
fn left_to_do(
    sources: &[Source],
    overlay: Option<&Source>,
) -> Result<(Diagnostics, Diagnostics), Diagnostics> {
    let mut marks = Diagnostics::default();
    import::report_marks(sources, &mut marks);
    document::locate(&mut marks, sources, None);
    let unused = overlay
        .map(|overlay| import::report_unused(sources, overlay))
        .transpose()?;
    Ok((marks, unused.unwrap_or_default()))
}

fn list(title: &str, diagnostics: &Diagnostics) -> String {
    let sorted = diagnostics.sorted();
    let mut text = String::new();
    if !sorted.is_empty() {
        let _ = writeln!(text, "{title} ({}):", sorted.len());
    }
    for Diagnostic {
        location, message, ..
    } in sorted
    {
        let line = location.position.map_or(0, |(line, _)| line);
        let _ = writeln!(
            text,
            "  {}:{line} {message}\n      {}",
            location.file, location.pointer
        );
    }
    text
}

/// Writes the files whose text has changed; their names.
fn write(
    before: &[Source],
    after: &[Source],
    readme: Option<&str>,
) -> Result<Vec<String>, Failure> {
    let documents = before
        .iter()
        .zip(after)
        .filter(|(old, new)| old.text != new.text);
    let mut files: Vec<(String, &[u8])> = documents
        .map(|(_, new)| (new.name.clone(), new.text.as_slice()))
        .collect();
    if let Some(readme) = readme {
        files.push((PROVENANCE.to_owned(), readme.as_bytes()));
    }
    let root = workspace::root();
    let result = write_aside(&root, &files).and_then(|()| {
        files
            .iter()
            .try_for_each(|(name, _)| fs::rename(aside(&root, name), root.join(name)))
    });
    if let Err(error) = result {
        for (name, _) in &files {
            // There may be no temporary file to remove.
            let _ = fs::remove_file(aside(&root, name));
        }
        return Err(Failure::Failed(format!("error: cannot write: {error}")));
    }
    Ok(files.into_iter().map(|(name, _)| name).collect())
}

fn write_aside(root: &Path, files: &[(String, &[u8])]) -> std::io::Result<()> {
    files
        .iter()
        .try_for_each(|(name, text)| fs::write(aside(root, name), text))
}

/// Where a file is written before it is renamed to its place.
fn aside(root: &Path, name: &str) -> PathBuf {
    let path = root.join(name);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{file}.import"))
}

fn next(written: &[String], has_work: bool) -> String {
    if written.is_empty() {
        return "nothing has changed".to_owned();
    }
    let todo = if has_work {
        "do what is listed above"
    } else {
        "look at the difference"
    };
    format!(
        "written: {}\nnext: {todo}, then run `cargo xtask codegen` and `cargo xtask diff HEAD spec`",
        written.join(", ")
    )
}
