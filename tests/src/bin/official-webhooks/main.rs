//! Generated webhooks in; whether this project and Twilio's own libraries agree about each of them out.
//!
//! Both sign each case, and both check what the other one signed. The argument is the folder with the programs that call the
//! libraries; `tools/official-webhooks/run` starts everything.

mod case;
mod library;
mod received;

use std::{
    env,
    error::Error,
    io::{self, Write as _},
    path::Path,
};

use fastrand::Rng;

use self::{
    case::Case,
    library::{Answer, Library},
    received::Received,
};

const CASES: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args()
        .nth(1)
        .ok_or("usage: official-webhooks FOLDER")?;
    let mut random = Rng::with_seed(2026);
    let cases: Vec<_> = (0..CASES).map(|_| Case::random(&mut random)).collect();
    for library in [Library::Python, Library::Node] {
        let known: Vec<_> = cases.iter().filter(|case| library.knows(case)).collect();
        let received: Vec<_> = known.iter().map(|case| case.received()).collect();
        let answers = library.answers(Path::new(&folder), &received)?;
        for ((case, received), answer) in known.iter().zip(&received).zip(&answers) {
            compare(received, answer)
                .map_err(|problem| format!("{library:?}: {problem}\n{case:#?}\n{answer:#?}"))?;
        }
        report(library, &received)?;
    }
    Ok(())
}

/// Compares what a library makes of a webhook with what this project makes of it.
fn compare(received: &Received, answer: &Answer) -> Result<(), String> {
    if answer.accepts != received.is_accepted(&received.signature) {
        return Err("one of the two accepts what the other one refuses".to_owned());
    }
    if answer.signature != received.signed().signature() {
        return Err("the signatures differ".to_owned());
    }
    if answer.hash != received.hash() {
        return Err("the hashes of the body differ".to_owned());
    }
    // It is their signature of the URL as it was received, so only a body that was replaced is refused.
    if received.is_accepted(&answer.signature) == received.is_body_replaced {
        return Err("their own signature is refused, or covers another body".to_owned());
    }
    Ok(())
}

fn report(library: Library, received: &[Received]) -> io::Result<()> {
    let accepted = received
        .iter()
        .filter(|webhook| webhook.is_accepted(&webhook.signature));
    let (all, accepted) = (received.len(), accepted.count());
    writeln!(
        io::stdout(),
        "{library:?}: {all} webhooks alike, {accepted} of them accepted"
    )
}
