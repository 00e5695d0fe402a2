//! What the commands are and what they take, in words.

/// All commands.
pub(crate) const ALL: &str = "\
usage: cargo xtask COMMAND

  codegen   writes the client crate, or checks that it is up to date
  update    brings newly published documents into spec/, and updates everything that follows from them
  listing   prints what the documents offer
  document  prints the complete documents, for other tools
  diff      reports what changed for users of the crate
  bench     measures beside the best peers
  corpus    generates and tests the crates of many documents

cargo xtask COMMAND --help explains one of them. spec/UPDATING.md shows how they work together.

Exit codes: 0 success, 1 something is wrong or --check or --fail-on found something, 2 usage error.
NO_COLOR=1 switches colours off; output that does not go to a terminal has none.";

/// `codegen`.
pub(crate) const CODEGEN: &str = "\
usage: cargo xtask codegen [--check] [--spec FILE]... [--overlay FILE] [--out DIR] [--name CRATE] [--deny-warnings]
                           [--format text|json]

Writes the client crate, and only the files that change. In the folder, generated files that are no longer needed are removed;
everything else is left alone.

  --check             write nothing, and fail if a file would change
  --spec FILE         an OpenAPI 3.0 or 3.1 document, once for each; default: those of spec/, for the Flex crate in generated/
  --overlay FILE      an OpenAPI Overlay 1.0; default: spec/overlay.yaml for the documents of spec/, none for others
  --out DIR           the folder of the new crate; needed with --spec
  --name CRATE        its name; default: that of the folder
  --deny-warnings     a warning is an error, as it always is for the documents of spec/
  --format text|json  json: the diagnostics as one JSON array on the standard output, everything else on the standard error";

/// `listing`.
pub(crate) const LISTING: &str = "\
usage: cargo xtask listing [--spec FILE]... [--overlay FILE] [--format text|json]

Prints what the documents offer, one line per operation, input and field. Writes nothing.

  --spec FILE         an OpenAPI 3.0 or 3.1 document, once for each; default: those of spec/
  --overlay FILE      an OpenAPI Overlay 1.0; default: spec/overlay.yaml for the documents of spec/, none for others
  --format text|json  json: the diagnostics as one JSON array in place of the listing, for editors";

/// `bench`.
pub(crate) const BENCH: &str = "\
usage: cargo xtask bench [generate|build|size|call|load|all]... [--document FILE]... [--runs N]

Measures beside the best peers, which it installs in target/.

  --document FILE     what to generate from, once for each; default: spec/flex_v1.yaml
  --runs N            how often to measure times";

/// `corpus`.
pub(crate) const CORPUS: &str = "\
usage: cargo xtask corpus [--only TEXT]... [--documents DIR]... [--refused NAME]... [--steps STEP,...]

Generates a crate from each document of tests/cases, compares the result with expected.tsv, and compiles and tests all crates
as one workspace in target/corpus. Prints what is not as expected.

  --only TEXT         only the documents whose names contain the text
  --documents DIR     the documents below the folder, each of which should produce a crate, instead of the cases
  --refused NAME      a document of the folders that has to be refused
  --steps STEP,...    what is done with the crates: none, or some of check, clippy, doc, doctest, wire; default: all but check for
                      the cases, check for other documents";

/// `diff`.
pub(crate) const DIFF: &str = "\
usage: cargo xtask diff OLD NEW [--overlay FILE] [--format text|markdown|json|changelog]
                        [--fail-on major|minor|patch] [--accepted FILE] [--check-release]

Reports what changed for users of the crate. OLD and NEW are each

  a document          which has no overlay of its own
  a folder            all its documents, with its overlay.yaml if it has one
  a git revision      the folder spec/ as it was in that revision, with its overlay.yaml

Of revisions, and of spec/ itself, the public items of the crate are compared too, and the version in Cargo.toml and the newest
entry of CHANGELOG.md are checked. An operation with an error is not compared, which is
an error after the report.

  --overlay FILE      the overlay of both sides, instead of their own; an action that matches nothing there is skipped
  --format FORMAT     text for a terminal, markdown for a pull request, json for a program, changelog for the draft of an entry
  --fail-on VERDICT   exit with 1 if a change is at least as severe
  --accepted FILE     changes that --fail-on accepts, each with a reason: a list of `change` and `reason` in YAML; a change is
                      written as in the report, `v1::Pet.name: field removed`
  --check-release     exit with 1 if the version or the changelog does not fit the changes";

/// `update`.
pub(crate) const UPDATE: &str = "\
usage: cargo xtask update [FILE]... [--date DATE] [--commit COMMIT] [--repository URL] [--reviewed] [--no-snapshots]
                          [--format text|json]

Brings the facts of newly published documents into spec/, and our sentences and the targets of the overlay along with what has
another name. Then it writes the crate and its snapshots, reports what changes for users, and lists what is left to do: it exits
with 1 until nothing is. Without FILE it takes in what was written since.

  --date DATE         when the documents were published, such as 2026-04-14; this and the next two go into spec/lock.txt
  --commit COMMIT     the commit of the publisher that they are from
  --repository URL    the repository of that commit
  --reviewed          all sentences whose facts have changed are right as they are
  --no-snapshots      leave the snapshots alone, which need a build of the tests
  --format text|json  json: what is left to do as one JSON array on the standard output, everything else on the standard error";

/// `document`.
pub(crate) const DOCUMENT: &str = "\
usage: cargo xtask document [--spec FILE]... [--overlay FILE] [--format text|json]

Prints the documents with our sentences and the overlay, as YAML for other tools; several are divided by `---`.

  --spec FILE         an OpenAPI 3.0 or 3.1 document, once for each; default: those of spec/
  --overlay FILE      an OpenAPI Overlay 1.0; default: spec/overlay.yaml for the documents of spec/, none for others
  --format text|json  json: what is wrong with the documents as one JSON array";
