#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    v1::InteractionTransferStart::default().type_(None::<v1::InteractionTransferType>);
    //~^ ERROR: an input takes a value, but this `Option<
    //~| NOTE: unwrap it first: with `?`
}

fn main() {}
