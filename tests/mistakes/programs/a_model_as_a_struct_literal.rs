#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    let _ = v1::FlexFlow {
        //~^ ERROR: cannot create non-exhaustive struct
        friendly_name: None,
    };
}

fn main() {}
