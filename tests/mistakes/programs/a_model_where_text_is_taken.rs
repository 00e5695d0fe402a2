#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client
        .v1()
        .plugin_service()
        .configurations()
        .create(v1::FlexFlow::default());
    //~^ ERROR: an input of text can't be made from `
}

fn main() {}
