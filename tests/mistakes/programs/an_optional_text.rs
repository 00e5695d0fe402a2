#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client
        .v1()
        .plugin_service()
        .configurations()
        .create(None::<String>);
    //~^ ERROR: an input takes a value, but this `Option<
    //~| NOTE: unwrap it first: with `?`
}

fn main() {}
