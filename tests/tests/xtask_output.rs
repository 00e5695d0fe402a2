//! Where `cargo xtask codegen` writes: in the folder that it was given, whatever that is, and nowhere else.

#![cfg(unix)]

#[path = "support/bench.rs"]
mod bench;
#[path = "support/xtask.rs"]
#[allow(dead_code, reason = "each test uses its part")]
mod xtask;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use bench::{Bench, MARK, PETS};
use xtask::{Run, command, xtask};

fn succeeds(run: &Run) {
    assert_eq!(run.code, Some(0), "{}\n{}", run.output, run.complaint);
}

/// Checks that a run failed with words for a person, and that they include these.
fn refused(run: &Run, said: &[&str]) {
    assert!(
        matches!(run.code, Some(1 | 2)),
        "{}\n{}",
        run.output,
        run.complaint
    );
    for said in said.iter().chain(&["help:"]) {
        assert!(
            run.complaint.contains(said),
            "{said:?} is not in:\n{}",
            run.complaint
        );
    }
    for raw in ["os error", "panicked"] {
        assert!(!run.complaint.contains(raw), "{}", run.complaint);
    }
}

fn run(command: &mut Command) -> Run {
    let output = command.output().expect("xtask starts");
    Run {
        code: output.status.code(),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Makes the crate in a folder that is named from within another one.
fn codegen_within(bench: &Bench, folder: &str, out: &str) -> Run {
    let arguments = ["codegen", "--spec", &bench.text("pets.yaml"), "--out", out];
    run(command(arguments).current_dir(bench.path(folder)))
}

/// Where the manifest of a crate says that the runtime is. Cargo takes `..` out of the text and does not follow links.
fn runtime_of(crate_folder: &Path) -> PathBuf {
    let manifest = fs::read_to_string(crate_folder.join("Cargo.toml")).expect("a manifest");
    let path = manifest
        .split("twilio-runtime = { path = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    let path = crate_folder.join(path.expect("the path of the runtime"));
    path.components().fold(PathBuf::new(), |mut clean, part| {
        match part {
            Component::ParentDir => drop(clean.pop()),
            part => clean.push(part),
        }
        clean
    })
}

#[test]
fn the_current_folder_is_written_in_place_and_names_the_crate() {
    let bench = Bench::empty("current");
    fs::create_dir(bench.path("pets")).expect("a folder");
    succeeds(&codegen_within(&bench, "pets", "."));
    let manifest = fs::read_to_string(bench.path("pets/Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("name = \"pets\""), "{manifest}");
    let before = bench.tree();
    succeeds(&codegen_within(&bench, "pets/src", ".."));
    succeeds(&codegen_within(&bench, "pets/src", "../../pets/."));
    assert!(bench.tree() == before);
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}

#[test]
fn a_symbolic_link_stays_one_and_its_folder_is_written() {
    let bench = Bench::empty("link");
    fs::create_dir_all(bench.path("deep/er/real")).expect("a folder");
    symlink(bench.path("deep/er/real"), bench.path("pets")).expect("a link");
    succeeds(&bench.codegen(&[]));
    bench.edit("count: { type: integer }", "size: { type: number }");
    succeeds(&bench.codegen(&[]));
    assert!(
        fs::symlink_metadata(bench.path("pets"))
            .expect("a link")
            .is_symlink()
    );
    assert!(bench.path("deep/er/real/src/lib.rs").exists());
    assert_eq!(bench.names(), ["deep", "pets", "pets.yaml"]);
    // From the folder as well as through the link.
    for folder in ["pets", "deep/er/real"] {
        let runtime = runtime_of(&bench.path(folder));
        assert!(runtime.join("Cargo.toml").exists(), "{}", runtime.display());
    }
}

#[test]
fn a_link_that_leads_nowhere_and_one_to_itself_are_explained() {
    let bench = Bench::empty("dangling");
    symlink(bench.path("nowhere"), bench.path("pets")).expect("a link");
    refused(&bench.codegen(&[]), &["pets", "symbolic link", "nowhere"]);
    fs::remove_file(bench.path("pets")).expect("a link");
    symlink(bench.path("pets"), bench.path("pets")).expect("a link");
    refused(
        &bench.codegen(&[]),
        &["cannot write", "pets", "symbolic link"],
    );
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}

#[test]
fn what_is_not_a_folder_is_explained() {
    let bench = Bench::empty("no_folder");
    bench.write("file", "mine");
    for out in ["file", "file/below", "/dev/null", "/proc/nothing/here"] {
        let run = codegen_within(&bench, "", out);
        refused(&run, &["cannot", out.trim_start_matches('/')]);
    }
    let long = "x/".repeat(30) + &"y".repeat(300);
    let run = xtask([
        "codegen",
        "--spec",
        &bench.text("pets.yaml"),
        "--name",
        "pets",
        "--out",
        &bench.text(&long),
    ]);
    refused(&run, &["cannot"]);
    assert_eq!(bench.names(), ["file", "pets.yaml"]);
}

#[test]
fn a_folder_or_a_file_of_somebody_else_where_a_file_goes_is_named_and_kept() {
    let bench = Bench::with_crate("somebody_else");
    fs::remove_file(bench.path("pets/src/v1/toys.rs")).expect("a file");
    bench.write("pets/src/v1/toys.rs", "// mine\n");
    let before = bench.tree();
    refused(
        &bench.codegen(&[]),
        &["pets/src/v1/toys.rs", "not generated"],
    );
    assert!(bench.tree() == before);

    fs::remove_file(bench.path("pets/src/v1/toys.rs")).expect("a file");
    bench.write("pets/src/v1/toys.rs/notes", "mine");
    let before = bench.tree();
    refused(
        &bench.codegen(&[]),
        &["pets/src/v1/toys.rs", "found a folder"],
    );
    assert!(bench.tree() == before);

    fs::remove_dir_all(bench.path("pets/src")).expect("a folder");
    bench.write("pets/src", "a file");
    refused(&bench.codegen(&[]), &["pets/src", "not a directory"]);
    assert_eq!(fs::read(bench.path("pets/src")).expect("a file"), b"a file");
}

#[test]
fn only_generated_files_are_removed_and_each_is_named() {
    let bench = Bench::with_crate("stale");
    let ours = ["pets/src/v1/old.rs", "pets/src/v0/mod.rs", "pets/old.json"];
    let own = [
        "pets/src/v1/mine.rs",
        "pets/src/v1/toys.rs.orig",
        "pets/src/bin/main.rs",
        "pets/examples/copy.rs",
        "pets/package.json",
        ".pets.codegen/src/lib.rs",
    ];
    bench.write(ours[0], MARK);
    bench.write(ours[1], MARK);
    bench.write(
        ours[2],
        "{\n  \"notice\": \"@generated by `cargo xtask codegen` from pets.yaml. Do not edit.\"\n}\n",
    );
    bench.write(own[0], "// mine\n");
    bench.write(own[1], MARK);
    bench.write(own[2], "fn main() {}\n");
    bench.write(own[3], MARK);
    bench.write(own[4], "{}\n");
    bench.write(own[5], "not in the folder");
    let run = bench.codegen(&[]);
    succeeds(&run);
    for name in ours {
        let below = name.trim_start_matches("pets/");
        assert!(
            run.output.contains(&format!("removed {below}")),
            "{}",
            run.output
        );
        assert!(!bench.path(name).exists(), "{name}");
    }
    assert!(
        !bench.path("pets/src/v0").exists(),
        "an empty folder is left"
    );
    for name in own {
        assert!(bench.path(name).exists(), "{name} is gone");
        assert!(!run.output.contains(name), "{}", run.output);
    }
    succeeds(&bench.codegen(&["--check"]));
}

/// Runs as a user for whom permissions count; nothing where that is not possible.
fn without_privileges(bench: &Bench) -> Option<Run> {
    let mut xtask = command([
        "codegen",
        "--spec",
        &bench.text("pets.yaml"),
        "--out",
        &bench.text("pets"),
    ]);
    if !rustix_is_root() {
        return Some(run(&mut xtask));
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
    command.arg(xtask.get_program()).args(xtask.get_args());
    let output = command.output().ok()?;
    // 126 and 127: this user may not run the program, or there is no `setpriv`.
    let code = output.status.code().filter(|code| *code < 126);
    code.map(|code| Run {
        code: Some(code),
        output: String::from_utf8_lossy(&output.stdout).into_owned(),
        complaint: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

fn rustix_is_root() -> bool {
    #[cfg(target_os = "linux")]
    let is_root = rustix::process::geteuid().is_root();
    #[cfg(not(target_os = "linux"))]
    let is_root = false;
    is_root
}

#[test]
fn a_folder_that_may_not_be_written_is_named_and_left_alone() {
    let bench = Bench::with_crate("read_only");
    bench.edit("count: { type: integer }", "size: { type: number }");
    let allow = |name: &str, mode: u32| {
        fs::set_permissions(bench.path(name), fs::Permissions::from_mode(mode))
            .expect("permissions");
    };
    // The whole folder, and one in which only the last step would fail.
    for (open, closed) in [(None, "pets"), (Some("pets"), "pets/src/v1")] {
        if let Some(open) = open {
            allow(open, 0o777);
        }
        allow(closed, 0o555);
        let before = bench.tree();
        let run = without_privileges(&bench);
        allow(closed, 0o755);
        let Some(run) = run else {
            eprintln!("skipped: no way to run as an ordinary user");
            return;
        };
        refused(&run, &[closed, "permission denied"]);
        assert!(bench.tree() == before, "{:?}", bench.tree().keys());
    }
}

#[test]
fn a_folder_name_is_checked_as_a_crate_name_is() {
    let bench = Bench::empty("names");
    for name in [
        "Pets",
        "my pets",
        "1st",
        "type",
        "test",
        "core",
        "twilio-runtime",
        "pets.rs",
    ] {
        let out = bench.text(name);
        let arguments = ["codegen", "--spec", &bench.text("pets.yaml"), "--out", &out];
        let run = xtask(arguments);
        assert_eq!(run.code, Some(2), "{name}: {}", run.output);
        refused(&run, &[name, "--name"]);
        assert_eq!(bench.names(), ["pets.yaml"]);
        succeeds(&xtask(arguments.iter().chain(&["--name", "pets"])));
        fs::remove_dir_all(out).expect("a folder");
    }
}

#[test]
fn two_runs_at_once_make_one_of_the_two_crates() {
    let bench = Bench::empty("at_once");
    bench.write("other.yaml", PETS.replace("/v1/Toys:", "/v1/Games:"));
    succeeds(&bench.codegen(&[]));
    let mut whole = vec![bench.contents()];
    succeeds(&bench.codegen_from("other.yaml", &[]));
    whole.push(bench.contents());
    let out = bench.text("pets");
    for round in 0..12 {
        if round % 4 == 0 {
            fs::remove_dir_all(&out).expect("a folder");
        }
        let runs: Vec<_> = ["pets.yaml", "other.yaml", "pets.yaml"]
            .map(|document| {
                command(["codegen", "--spec", &bench.text(document), "--out", &out])
                    .stdout(Stdio::null())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("xtask starts")
            })
            .into_iter()
            .map(|child| child.wait_with_output().expect("xtask ends"))
            .collect();
        for run in runs {
            assert!(
                run.status.success(),
                "{}",
                String::from_utf8_lossy(&run.stderr)
            );
        }
        assert!(
            whole.contains(&bench.contents()),
            "{:?}",
            bench.contents().keys()
        );
    }
    assert_eq!(bench.names(), ["other.yaml", "pets", "pets.yaml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_run_waits_for_another_one_and_says_so() {
    use rustix::fs::{FlockOperation, flock};

    let bench = Bench::with_crate("waits");
    bench.edit("count: { type: integer }", "size: { type: number }");
    bench.write("pets/.codegen/lock", "");
    let lock = fs::File::open(bench.path("pets/.codegen/lock")).expect("a file");
    flock(&lock, FlockOperation::LockExclusive).expect("a lock");
    let arguments = [
        "codegen",
        "--spec",
        &bench.text("pets.yaml"),
        "--out",
        &bench.text("pets"),
    ];
    let mut child = command(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("xtask starts");
    let mut complaint = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    complaint.read_line(&mut line).expect("a line");
    assert!(
        line.contains("waiting for another run") && line.contains("pets"),
        "{line}"
    );
    let text = || fs::read_to_string(bench.path("pets/src/v1/toys.rs")).expect("a file");
    assert!(!text().contains("size"), "it did not wait");
    drop(lock);
    assert!(child.wait().expect("xtask ends").success());
    assert!(text().contains("size"));
    assert!(!bench.path("pets/.codegen").exists());
}

/// A file system of its own in a folder, until it is dropped.
#[cfg(target_os = "linux")]
struct Mount<'a>(&'a Path);

#[cfg(target_os = "linux")]
impl<'a> Mount<'a> {
    /// Nothing where this user may not mount.
    fn new(folder: &'a Path) -> Option<Self> {
        fs::create_dir_all(folder).expect("a folder");
        let flags = rustix::mount::MountFlags::empty();
        match rustix::mount::mount("none", folder, "tmpfs", flags, None) {
            Ok(()) => Some(Self(folder)),
            Err(error) => {
                eprintln!("skipped: cannot mount here: {error}");
                None
            }
        }
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mount<'_> {
    fn drop(&mut self) {
        let _ = rustix::mount::unmount(self.0, rustix::mount::UnmountFlags::DETACH);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_written_in_place() {
    let bench = Bench::empty("mount");
    let folder = bench.path("pets");
    let Some(_mount) = Mount::new(&folder) else {
        return;
    };
    succeeds(&bench.codegen(&[]));
    bench.edit("/v1/Toys:", "/v1/Games:");
    succeeds(&bench.codegen(&[]));
    assert!(
        bench.path("pets/src/v1/games.rs").exists() && !bench.path("pets/src/v1/toys.rs").exists()
    );
    succeeds(&bench.codegen(&["--check"]));
    assert_eq!(bench.names(), ["pets", "pets.yaml"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_inside_the_crate_is_no_obstacle() {
    let bench = Bench::empty("mount_inside");
    let folder = bench.path("pets/src");
    let Some(_mount) = Mount::new(&folder) else {
        return;
    };
    // The folder holds `src` and no manifest: somebody's work, as far as anybody can tell.
    refused(&bench.codegen(&[]), &["not generated"]);
    bench.write("pets/Cargo.toml", MARK.replace("//", "#"));
    succeeds(&bench.codegen(&[]));
    succeeds(&bench.codegen(&["--check"]));
    assert!(!bench.path("pets/.codegen").exists());
}
