#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().flex_flows().create("a", "IS");
    //~^ ERROR: this method takes 3 arguments but 2 arguments were supplied
}

fn main() {}
