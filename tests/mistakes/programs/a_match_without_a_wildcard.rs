#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    match v1::FlexFlowChannelType::Sms {
        //~^ ERROR: non-exhaustive patterns
        v1::FlexFlowChannelType::Web => {}
        v1::FlexFlowChannelType::Sms => {}
    }
}

fn main() {}
