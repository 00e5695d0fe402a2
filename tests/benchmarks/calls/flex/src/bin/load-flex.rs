//! `load-flex BASE_URL CALLS AT_ONCE`: how long many calls at once take with `twilio-flex`.

use harness::Failure;

fn main() -> Result<(), Failure> {
    harness::load(calls_flex::client, async |client| {
        calls_flex::call(&client).await
    })
}
