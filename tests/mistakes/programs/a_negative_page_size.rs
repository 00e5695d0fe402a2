#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    client.v1().flex_flows().list().page_size(-1);
    //~^ ERROR: cannot apply unary operator `-` to type `u64`
}

fn main() {}
