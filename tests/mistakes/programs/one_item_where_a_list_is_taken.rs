#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client
        .v1()
        .plugin_service()
        .configurations()
        .create("a")
        .plugins(1);
    //~^ ERROR: `{integer}` is not an iterator
}

fn main() {}
