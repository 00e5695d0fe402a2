#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().flex_flow("FO").fetch().send_blocking();
    //~^ ERROR: no method named `send_blocking`
}

fn main() {}
