#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    let _: &str = v1::FlexFlow::default().friendly_name;
    //~^ ERROR: mismatched types
}

fn main() {}
