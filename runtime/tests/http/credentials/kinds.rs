//! The kinds of credentials: the header of each, and what is wrong with those that no service would take.

use super::oauth;
use crate::support::{ACCOUNT, CreateThing, builder, scripted_with};
use twilio_runtime::{Client, Credentials, ScriptedTransport};

#[test]
fn each_kind_has_its_header() {
    let header = |credentials: Credentials| {
        let scope = scripted_with(
            builder().credentials(credentials),
            &ScriptedTransport::new(),
        );
        let request = CreateThing::new(&scope).prepare().expect("a request");
        request.headers().get("authorization").map(str::to_owned)
    };
    let key = Credentials::api_key(ACCOUNT, "SK1", "s");
    assert_eq!(header(key).as_deref(), Some("Basic U0sxOnM="));
    assert_eq!(
        header(Credentials::bearer("a.b-c")).as_deref(),
        Some("Bearer a.b-c")
    );
    assert_eq!(header(Credentials::none()), None);
    assert_eq!(
        header(oauth()),
        None,
        "there is no token before one is asked for"
    );
    let named = oauth().with_account_sid(ACCOUNT);
    assert_eq!(named.account_sid(), Some(ACCOUNT));
}

#[test]
fn credentials_that_can_not_be_sent_make_no_client() {
    for broken in [
        Credentials::bearer(""),
        Credentials::bearer("a\r\nb"),
        Credentials::auth_token("AC:1", "t"),
        Credentials::oauth("", "s"),
        Credentials::oauth("OQ1", ""),
        Credentials::oauth_at("oauth.twilio.com", "OQ1", "s"),
        Credentials::oauth_at("https://user:pass@oauth.twilio.com/v2/token", "OQ1", "s"),
        Credentials::oauth_at("https://user@oauth.twilio.com/v2/token", "OQ1", "s"),
        Credentials::oauth("OQ1\n", "s"),
        Credentials::oauth("OQ1", "s\n"),
        Credentials::bearer("t").with_account_sid("SK1"),
    ] {
        let built = builder().credentials(broken).build().map(|_: Client| ());
        assert!(built.expect_err("no credentials").is_configuration());
    }
}

#[test]
fn what_no_service_takes_names_the_argument_and_never_the_value() {
    const KEY: &str = "SK5ec7e70123456789abcdef0123456789";
    const SECRET: &str = "5ec7e7";
    for (credentials, says) in [
        (
            Credentials::api_key(KEY, ACCOUNT, SECRET),
            "`account_sid` of the credentials is the SID of an API key (`SK…`)",
        ),
        (
            Credentials::auth_token(KEY, SECRET),
            "`account_sid` of the credentials is the SID of an API key (`SK…`)",
        ),
        (
            Credentials::api_key(ACCOUNT, ACCOUNT, SECRET),
            "`key_sid` of the credentials is the SID of an account (`AC…`)",
        ),
        (
            Credentials::auth_token(SECRET, ACCOUNT),
            "`auth_token` of the credentials is a SID, where the secret belongs",
        ),
        (
            Credentials::api_key(ACCOUNT, SECRET, KEY),
            "`secret` of the credentials is a SID, where the secret belongs",
        ),
        (
            Credentials::auth_token(ACCOUNT, format!("{SECRET}\n")),
            "`auth_token` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(format!(" {ACCOUNT}"), SECRET),
            "`account_sid` of the credentials begins or ends with white space",
        ),
        (
            Credentials::api_key(ACCOUNT, format!("{KEY}\r\n"), SECRET),
            "`key_sid` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(ACCOUNT, format!("{SECRET}\n{SECRET}")),
            "`auth_token` of the credentials holds a line break",
        ),
        (
            Credentials::bearer(format!("{SECRET}\n")),
            "`token` of the credentials begins or ends with white space",
        ),
        (
            Credentials::auth_token(ACCOUNT, ""),
            "`auth_token` of the credentials is empty",
        ),
    ] {
        let built = builder()
            .credentials(credentials)
            .build()
            .map(|_: Client| ());
        let error = built.expect_err(says);
        let shown = format!("{error} {error:?} {}", error.report());
        assert!(error.is_configuration() && shown.contains(says), "{shown}");
        assert!(
            !shown.contains("5ec7e7") && !shown.contains(ACCOUNT),
            "{shown}"
        );
    }
}
