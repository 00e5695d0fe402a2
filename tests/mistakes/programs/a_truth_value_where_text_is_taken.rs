#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().plugin_service().configurations().create(true);
    //~^ ERROR: an input of text can't be made from `bool`
    //~| NOTE: `.to_string()`
}

fn main() {}
