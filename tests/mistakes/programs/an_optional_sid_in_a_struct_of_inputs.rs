#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    let inputs = v1::NewWebChannel {
        flex_flow_sid: v1::FlexFlow::default().sid,
        identity: "ann",
        customer_friendly_name: String::from("Ann"),
        chat_friendly_name: &String::from("Chat"),
    };
    client.v1().web_channels().create(inputs);
    //~^ ERROR: an input takes a value, but this `Option<
    //~| NOTE: unwrap it first: with `?`
}

fn main() {}
