//! A property counts in its own direction alone.

use case_write_only_required::v1::Account;
use wire::{answers, client};

#[tokio::test]
async fn each_direction_has_its_own_properties() {
    let transport = answers(201, r#"{"sid":"AC1","name":"Ada"}"#);
    let client = client!(case_write_only_required, transport.clone());
    let body = Account::default().name("Ada").password("secret");
    let account = client.v1().things().create().body(body).send().await;
    let account = account.expect("a record");
    assert_eq!(account.sid.as_deref(), Some("AC1"));
    assert_eq!((&*account.name, account.password), ("Ada", None));
    let sent = &transport.requests()[0];
    assert_eq!(sent.body(), br#"{"name":"Ada","password":"secret"}"#);
}
