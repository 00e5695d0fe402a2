#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client
        .v1()
        .plugin_service()
        .release(sid::PluginSid::new_unchecked(""));
    //~^ ERROR: an input of text can't be made from `Sid<
    //~| NOTE: `.as_str()`
}

fn main() {}
