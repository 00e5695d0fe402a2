//! Our access tokens against those of Twilio's libraries: what they make is accepted or refused here as it has to be, and they read
//! what is made here.
//!
//! `tools/official-tokens/run` installs the libraries and runs this.

mod capabilities;
mod cases;
mod library;
mod ours;
mod theirs;
#[path = "../support/workspace.rs"]
mod workspace;

use library::Library;

/// How many tokens are made in each direction with each library.
const CASES: usize = 300;

/// Both libraries.
fn libraries() -> [Library; 2] {
    [Library::python(), Library::node()]
}
