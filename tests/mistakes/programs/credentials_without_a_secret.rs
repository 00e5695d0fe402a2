#![allow(unused)]

use twilio_flex::{Client, sid, v1};

fn mistake(client: &Client) {
    twilio_flex::Credentials::auth_token("AC");
    //~^ ERROR: this function takes 2 arguments but 1 argument was supplied
}

fn main() {}
