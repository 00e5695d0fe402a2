#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    async {
        client.v1().flex_flow("FO").fetch()?;
        //~^ ERROR: the `?` operator can only be applied to values that implement `Try`
        Ok::<(), twilio_flex::Error>(())
    };
}

fn main() {}
