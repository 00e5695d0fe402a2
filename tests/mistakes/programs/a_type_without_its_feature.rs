#![allow(unused)]

use twilio_flex::Blocking;
//~^ ERROR: unresolved import `twilio_flex::Blocking`

fn main() {}
