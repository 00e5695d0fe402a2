#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    v1::InteractionTransferStart::default().from(sid::FlexFlowSid::new_unchecked(""));
    //~^ ERROR: can't be made from `Sid<
    //~| NOTE: the right resource
}

fn main() {}
