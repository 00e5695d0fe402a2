#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    v1::InteractionTransferStart::default().type_(v1::InteractionTransferStatus::Active);
    //~^ ERROR: can't be made from `
}

fn main() {}
