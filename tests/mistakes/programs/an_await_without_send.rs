#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    async {
        client.v1().flex_flow("FO").fetch().await;
        //~^ ERROR: `FetchFlexFlow` is not a future
    };
}

fn main() {}
