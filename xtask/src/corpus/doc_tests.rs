//! The workspace in, the examples that do not compile or run out.

use super::crates::Workspace;
use super::results::Results;
use super::{cargo, groups, parallel};
use crate::Failure;

/// Tests the examples of all groups, several groups at once.
pub(super) fn run(
    workspace: &Workspace,
    groups: &[String],
    results: &mut Results<'_>,
) -> Result<(), Failure> {
    // One command builds everything; the commands below then only run rustdoc.
    let mut arguments = vec!["build", "--lib", "--keep-going"];
    arguments.extend(groups.iter().flat_map(|group| ["--package", group]));
    cargo::messages(workspace, "doctest", &arguments, results)?;
    let outputs = parallel::map(groups, |group| {
        let mut command = cargo::command(workspace);
        command.args(["test", "--quiet", "--doc", "--package", group]);
        command.args(["--", "--color", "never"]);
        command.output()
    });
    for (group, output) in groups.iter().zip(outputs) {
        let output =
            output.map_err(|error| Failure::Failed(format!("error: cannot run cargo: {error}")))?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let complaint = String::from_utf8_lossy(&output.stderr);
            report(group, &(text + &complaint), results);
        }
    }
    Ok(())
}

/// Takes what rustdoc printed about examples that failed.
fn report(group: &str, text: &str, results: &mut Results<'_>) {
    // `---- groups/group-0/src/case_x/v1/a.rs - case_x::v1::A (line 7) stdout ----`, then what went wrong.
    let sections: Vec<&str> = text.split("\n---- ").skip(1).collect();
    for section in &sections {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        let (file, place) = head.split_once(" - ").unwrap_or((head, ""));
        let name = groups::name_of(file).unwrap_or_else(|| group.to_owned());
        let place = place.trim_end_matches(" stdout ----");
        results.problem(&name, "doctest", &format!("{place}\n{body}"));
    }
    if sections.is_empty() {
        results.problem(group, "doctest", text);
    }
}
