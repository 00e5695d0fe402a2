//! What users of the mock server rely on, through the client and through bare HTTP.

mod bad_input;
mod callers;
mod command;
mod control;
mod faults;
mod journal;
mod lists;
mod other_products;
mod raw;
mod records;
mod refusals;
mod seeds;
mod webhooks;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const CHAT_SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
const ADDRESS: &str = "IG0123456789abcdef0123456789abcdef";
