#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    #[deny(unused_must_use)]
    {
        client.v1().flex_flow("FO").fetch();
        //~^ ERROR: unused `FetchFlexFlow` that must be used
    }
}

fn main() {}
