#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client, chat_service: sid::ChatServiceSid) {
    client.v1().web_channels().create(v1::NewWebChannel {
        flex_flow_sid: chat_service,
        identity: "ann",
        customer_friendly_name: "Ann",
        chat_friendly_name: "Chat",
    });
    //~^^^^^^ ERROR: can't be made from `Sid<
    //~| NOTE: the right resource
}

fn main() {}
