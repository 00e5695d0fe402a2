//! A form has no property that is only read, and asks for those that are required of it alone.

use wire::{answers, client, form, pair};

#[tokio::test]
async fn each_direction_has_its_own_properties() {
    let transport = answers(201, r#"{"sid":"TH1","name":"Lamp"}"#);
    let client = client!(case_read_only_required_in_form, transport.clone());
    let create = client.v1().things().create("Lamp").password("secret");
    let thing = create.send().await.expect("a thing");
    assert_eq!((&*thing.sid, &*thing.name), ("TH1", "Lamp"));
    let expected = [pair("name", "Lamp"), pair("password", "secret")];
    assert_eq!(form(&transport.requests()[0]), expected);
}
