#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().flex_flows().list().page_size("50");
    //~^ ERROR: mismatched types
}

fn main() {}
