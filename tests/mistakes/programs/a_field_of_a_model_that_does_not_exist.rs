#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    v1::FlexFlow::default().name;
    //~^ ERROR: no field `name` on type `FlexFlow`
}

fn main() {}
