#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().plugin_service().configurations().create(1);
    //~^ ERROR: an input of text can't be made from `{integer}`
    //~| NOTE: `.to_string()`
}

fn main() {}
