//! `load-reqwest BASE_URL CALLS AT_ONCE`: how long many calls at once take with `reqwest`.

use harness::Failure;

fn main() -> Result<(), Failure> {
    harness::load(calls_reqwest::client, async |client| {
        calls_reqwest::call(&client).await
    })
}
