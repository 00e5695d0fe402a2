//! The commands of this workspace: `cargo xtask bench`, `codegen`, `corpus`, `diff`, `document`, `listing` and `update`.
//!
//! The only place that reads and writes files; everything else is done by the `codegen` library.

mod accepted;
mod arguments;
mod bench;
mod codegen;
mod corpus;
mod diff;
mod differences;
mod document;
mod files;
mod git;
mod input;
mod listing;
mod output;
mod product;
mod report;
mod side;
mod snapshots;
mod state;
mod summary;
mod update;
mod usage;
mod workspace;

use std::process::ExitCode;

use arguments::Command;

/// A document becomes many small trees, on several threads. Without huge pages, because a run is too short to fill them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Why a command failed.
enum Failure {
    /// A usage error, with the usage of the command.
    Usage(String, &'static str),
    /// The command could not do its work, or found something wrong.
    Failed(String),
}

fn main() -> ExitCode {
    let result = arguments::parse().and_then(|command| match command {
        Command::Help(text) => {
            print(text);
            Ok(())
        }
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Listing(arguments) => listing::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Update(arguments) => update::run(&arguments),
        Command::Document(arguments) => document::run(&arguments),
        Command::Diff(arguments) => diff::run(&arguments),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(message, usage)) => {
            eprintln!("error: {message}\n\n{usage}");
            ExitCode::from(2)
        }
        Err(Failure::Failed(message)) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Prints a result. A reader that stops early, as in `| head`, is not an error.
fn print(text: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}
