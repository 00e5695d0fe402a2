//! Crates in, a few crates that have them as modules out.
//!
//! rustdoc spends a second on each crate before it looks at it, and each crate's examples make a program of their own. As modules,
//! a dozen crates need this once. Paths that begin at the root of a crate are rewritten; nothing else changes.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use codegen::emit::SourceFile;

use super::crates::{Workspace, files, write_changed};

/// So many crates share one. If an example fails, rustdoc compiles each of the group alone, so a group must not be too large.
const SIZE: usize = 12;
/// Where the groups are. As deep as the crates, so that the path of the runtime is the same.
const FOLDER: &str = "groups";

/// Makes the groups of some crates, given by the names of their documents, and adds them to the workspace; the names of the groups.
pub(super) fn add(workspace: &mut Workspace, names: &[&str]) -> io::Result<Vec<String>> {
    let groups = names.chunks(SIZE).enumerate();
    let groups = groups.map(|(index, members)| {
        let name = format!("group-{index}");
        write_group(workspace, &name, members).map(|()| name)
    });
    let groups = groups.collect::<io::Result<Vec<_>>>()?;
    workspace.add(groups.iter().map(|group| format!("{FOLDER}/{group}")))?;
    Ok(groups)
}

fn write_group(workspace: &Workspace, group: &str, members: &[&str]) -> io::Result<()> {
    let folder = workspace.folder().join(FOLDER).join(group);
    let group_identifier = group.replace('-', "_");
    let mut root = String::from("//! Some of the cases.\n\n");
    for name in members {
        let module = module(name);
        let _ = writeln!(root, "pub mod {module};");
        for file in files(&workspace.member(name))? {
            write_member(&folder, &group_identifier, &module, &file)?;
        }
    }
    write_changed(&folder.join("src/lib.rs"), &root)?;
    let first = workspace.member(members.first().copied().unwrap_or_default());
    let manifest = fs::read_to_string(first.join("Cargo.toml"))?;
    write_changed(&folder.join("Cargo.toml"), &renamed(&manifest, group))
}

fn write_member(folder: &Path, group: &str, module: &str, file: &SourceFile) -> io::Result<()> {
    let Some(below) = file.path.strip_prefix("src/") else {
        return Ok(());
    };
    let below = if below == "lib.rs" { "mod.rs" } else { below };
    let text = with_root(&file.contents, "crate", &format!("crate::{module}"));
    let text = with_root(&text, module, &format!("{group}::{module}"));
    // Undo what the second step did to the first.
    let text = text.replace(
        &format!("crate::{group}::{module}"),
        &format!("crate::{module}"),
    );
    write_changed(&folder.join("src").join(module).join(below), &text)
}

/// The module of a document's crate.
fn module(name: &str) -> String {
    format!("case_{}", name.replace('-', "_"))
}

/// The name of the document whose module a source file of a group belongs to.
pub(super) fn name_of(path: &str) -> Option<String> {
    let mut folders = path
        .split(['/', '\\'])
        .skip_while(|folder| *folder != "src");
    let module = folders.nth(1)?.strip_prefix("case_")?;
    Some(module.replace('_', "-"))
}

/// A manifest with another package name.
fn renamed(manifest: &str, name: &str) -> String {
    let line = |line: &str| {
        if line.starts_with("name = ") {
            format!("name = \"{name}\"\n")
        } else {
            format!("{line}\n")
        }
    };
    manifest.lines().map(line).collect()
}

/// Replaces the first segment of paths.
fn with_root(text: &str, from: &str, to: &str) -> String {
    let pattern = format!("{from}::");
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(&pattern) {
        let (before, found) = rest.split_at(at);
        result.push_str(before);
        let is_inside = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        result.push_str(if is_inside { from } else { to });
        rest = &found[from.len()..];
        result.push_str("::");
        rest = &rest[2..];
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::{name_of, with_root};

    #[test]
    fn only_the_first_segment_of_a_path_is_replaced() {
        let text = "crate::v1::A, self::things_crate::B, [`E`](crate::E)";
        assert_eq!(
            with_root(text, "crate", "crate::m"),
            "crate::m::v1::A, self::things_crate::B, [`E`](crate::m::E)"
        );
    }

    #[test]
    fn a_file_of_a_group_belongs_to_a_document() {
        let path = "groups/group-1/src/case_a_b/v1/mod.rs";
        assert_eq!(name_of(path).as_deref(), Some("a-b"));
        assert_eq!(name_of("groups/group-1/src/lib.rs"), None);
        assert_eq!(name_of("crates/a-b/src/v1/mod.rs"), None);
    }
}
