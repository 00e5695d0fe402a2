#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client
        .v1()
        .flex_flows()
        .create("a", "IS", v1::FlexFlowChannelType::Sms)
        .colour("red");
    //~^ ERROR: no method named `colour`
}

fn main() {}
