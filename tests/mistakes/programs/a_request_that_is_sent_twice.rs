#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    let request = client.v1().flex_flow("FO").fetch();
    drop(request.send());
    drop(request.send());
    //~^ ERROR: use of moved value: `request`
}

fn main() {}
