//! What the client must never do, seen by a service on a socket: lose a header, leak a secret, send what can't be right.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/connected.rs"]
mod connected;
#[path = "support/server.rs"]
mod server;

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};

use connected::{BASIC, client_of};
use serde_json::json;
use server::{Answer, Received, Server};
use twilio_flex::v1::NewChannel;

type Outcome = Result<(), Box<dyn Error>>;

const CHAT_SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
const FLOW: &str = "FO0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn the_authorization_of_insights_replaces_basic_on_every_page() -> Outcome {
    let server = Server::start(|request| three_pages(request, "segments"));
    let client = client_of(&server);
    let insights = client.v1().insights();
    let segments = insights
        .segments()
        .list()
        .authorization("Bearer of:insights+/=")
        .stream()
        .collect()
        .await?;
    assert_eq!(segments.len(), 3);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!(
            request.header("authorization"),
            ["Bearer of:insights+/="],
            "{}",
            request.target
        );
        assert!(
            !request.target.contains("earer") && !request.target.contains("uthorization"),
            "{}",
            request.target
        );
    }
    // The next call without it is the account's again.
    insights.segments().list().send().await?;
    assert_eq!(server.requests()[3].header("authorization"), [BASIC]);
    Ok(())
}

#[tokio::test]
async fn a_header_parameter_is_on_every_page_and_in_no_url() -> Outcome {
    let server = Server::start(|request| three_pages(request, "plugins"));
    let plugins = client_of(&server).v1().plugin_service().plugins();
    let found = plugins
        .list()
        .flex_metadata("{\"caller\":\"cli\"}")
        .with_header("X-Trace", "t1")
        .stream()
        .collect()
        .await?;
    assert_eq!((found.len(), server.requests().len()), (3, 3));
    for request in server.requests() {
        assert_eq!(request.header("flex-metadata"), ["{\"caller\":\"cli\"}"]);
        assert_eq!(request.header("x-trace"), ["t1"]);
        assert!(
            !request.target.to_lowercase().contains("metadata"),
            "{}",
            request.target
        );
    }
    Ok(())
}

#[tokio::test]
async fn credentials_do_not_follow_a_link_to_another_host() -> Outcome {
    let stranger =
        Server::start(|_| Answer(200, json!({"plugins": [], "meta": {"key": "plugins"}})));
    let link = format!("{}/v1/PluginService/Plugins?Page=1", stranger.url());
    let server = Server::start(move |_| {
        Answer(
            200,
            json!({"plugins": [{"sid": "one"}], "meta": {"key": "plugins", "next_page_url": link}}),
        )
    });
    let mut plugins = client_of(&server)
        .v1()
        .plugin_service()
        .plugins()
        .list()
        .stream();
    assert!(
        plugins.next().await.is_some_and(|plugin| plugin.is_ok()),
        "what came before the link stays"
    );
    let error = plugins
        .next()
        .await
        .ok_or("the listing ended in silence")?
        .expect_err("a link to another host");
    assert!(error.is_page_link(), "{error}");
    assert!(plugins.next().await.is_none());
    assert_eq!((server.requests().len(), stranger.requests().len()), (1, 0));
    Ok(())
}

#[tokio::test]
async fn a_sid_that_is_none_is_an_error_before_anything_is_sent() {
    let server = Server::start(|_| Answer(200, json!({})));
    let (v1, v2) = (client_of(&server).v1(), client_of(&server).v2());
    let flows = v1.flex_flows();
    let other_prefix = v1.flex_flow("CH0123456789abcdef0123456789abcdef");
    let error = other_prefix.fetch().send().await.expect_err("a chat");
    let cause = error.source().map(ToString::to_string).unwrap_or_default();
    assert!(
        error.to_string().contains("Sid"),
        "the error names the parameter: {error}"
    );
    assert!(
        cause.contains("FO"),
        "the cause says what was expected: {cause}"
    );
    let flow = || flows.create("n", CHAT_SERVICE, "web");
    let errors = [
        error,
        v1.flex_flow("")
            .delete()
            .send()
            .await
            .expect_err("an empty SID"),
        v1.flex_flow("FO0123")
            .update()
            .enabled(true)
            .send()
            .await
            .expect_err("a short SID"),
        v2.web_chats()
            .create("IG0123456789abcdef0123456789abcde/")
            .send()
            .await
            .expect_err("a slash"),
        flows
            .create("n", "..", "web")
            .send()
            .await
            .expect_err("no SID"),
        flow()
            .integration_flow_sid("FO1")
            .send()
            .await
            .expect_err("no SID"),
        // A mistake in one place is not made good by what is right elsewhere.
        flow()
            .integration_flow_sid("")
            .enabled(true)
            .send()
            .await
            .expect_err("no SID"),
    ];
    nothing_was_sent(&server, &errors).await;
}

#[tokio::test]
async fn a_path_value_that_leads_elsewhere_is_an_error_before_anything_is_sent() {
    let server = Server::start(|_| Answer(200, json!({})));
    let plugins = client_of(&server).v1().plugin_service();
    let errors = [
        plugins
            .plugin("")
            .fetch()
            .send()
            .await
            .expect_err("an empty value"),
        plugins
            .plugin("..")
            .version("1")
            .fetch()
            .send()
            .await
            .expect_err("a dot segment"),
        plugins
            .plugin("p")
            .version(".")
            .archive()
            .update()
            .send()
            .await
            .expect_err("a dot segment"),
        plugins
            .configuration("..")
            .plugins()
            .list()
            .stream()
            .collect()
            .await
            .expect_err("a dot segment"),
    ];
    nothing_was_sent(&server, &errors).await;
}

#[tokio::test]
async fn a_header_that_can_not_be_carried_is_an_error_before_anything_is_sent() {
    let server = Server::start(|_| Answer(200, json!({})));
    let v1 = client_of(&server).v1();
    let list = || v1.plugin_service().plugins().list();
    let errors = [
        list()
            .flex_metadata("a\r\nX-Evil: 1")
            .send()
            .await
            .expect_err("a line break"),
        list()
            .flex_metadata("a\n")
            .stream()
            .collect()
            .await
            .expect_err("a line break"),
        list()
            .with_header("X-Own", "a\rb")
            .send()
            .await
            .expect_err("a line break"),
        list()
            .with_header("X\r\n", "v")
            .send()
            .await
            .expect_err("no name of a header"),
        v1.insights()
            .user_roles()
            .fetch()
            .authorization("Zoë")
            .send()
            .await
            .expect_err("not ASCII"),
    ];
    nothing_was_sent(&server, &errors).await;
}

/// Checks that each call failed on its own, and that the service would have seen it otherwise.
async fn nothing_was_sent(server: &Server, errors: &[twilio_flex::Error]) {
    for error in errors {
        assert!(error.is_invalid_request() && !error.was_sent(), "{error}");
        assert!(
            error.operation().is_some() && error.status().is_none(),
            "{error}"
        );
    }
    assert_eq!(server.requests().len(), 0, "something was sent");
    let right = client_of(server).v1().flex_flow(FLOW).fetch().send().await;
    assert!(right.is_ok() && server.requests().len() == 1, "{right:?}");
}

#[tokio::test]
async fn a_call_that_may_have_had_an_effect_is_not_made_again() -> Outcome {
    let calls = AtomicUsize::new(0);
    // Every other call finds the service down.
    let server = Server::start(move |_| match calls.fetch_add(1, Ordering::SeqCst) % 2 {
        0 => Answer(503, json!({ "message": "down" })),
        _ => Answer(200, json!({})),
    });
    let flow = client_of(&server).v1().flex_flow(FLOW);
    flow.fetch().send().await?;
    assert_eq!(server.requests().len(), 2, "a fetch is made again");
    let error = flow.update().enabled(true).send().await.expect_err("down");
    assert_eq!((error.status(), server.requests().len()), (Some(503), 3));
    Ok(())
}

/// What nobody may read in a log.
const PERSON: &str = "Larry Private";

#[tokio::test]
async fn debug_of_a_request_shows_names_and_no_values() -> Outcome {
    let server = Server::start(|_| Answer(200, json!({})));
    let client = client_of(&server);
    let chat = client
        .v2()
        .web_chats()
        .create("IG0123456789abcdef0123456789abcdef")
        .identity(PERSON);
    let inputs = NewChannel {
        flex_flow_sid: FLOW,
        identity: PERSON,
        chat_user_friendly_name: PERSON.to_owned(),
        chat_friendly_name: &PERSON.to_owned(),
    };
    let roles = client
        .v1()
        .insights()
        .user_roles()
        .fetch()
        .authorization(PERSON);
    let interaction = client.v1().interactions().create(json!({ "name": PERSON }));
    let plugins = client.v1().plugin_service().plugin(PERSON);
    let shown = format!("{chat:?}");
    assert!(
        shown.contains("identity") && !shown.contains("ui_version"),
        "what is set is named: {shown}"
    );
    hides(&format!(
        "{chat:?} {inputs:?} {roles:?} {interaction:?} {plugins:?} {:?}",
        plugins.fetch()
    ));
    hides(&format!(
        "{:?} {:?} {:?}",
        chat.prepare()?,
        roles.prepare()?,
        interaction.prepare()?
    ));
    hides(&format!(
        "{client:?} {:#?} {:?}",
        client.v1(),
        clients::builder()
    ));
    Ok(())
}

#[tokio::test]
async fn debug_of_a_response_shows_no_personal_data() -> Outcome {
    let participant = json!({ "type": "customer", "name": PERSON, "address": PERSON });
    let body = json!({
        "identity": PERSON,
        "conversation_sid": "CH0123456789abcdef0123456789abcdef",
        "channel": { "type": "sms", "participants": [participant] },
        "routing": { "properties": { "attributes": { "name": PERSON } } },
        "added_later": { "name": PERSON },
    });
    let server = Server::start(move |_| Answer(201, body.clone()));
    let client = client_of(&server);
    let chat = client
        .v2()
        .web_chats()
        .create("IG0123456789abcdef0123456789abcdef")
        .send()
        .await?;
    let shown = format!("{chat:?}");
    assert!(
        shown.contains("CH0123456789abcdef0123456789abcdef") && shown.contains("added_later"),
        "{shown}"
    );
    hides(&format!("{chat:?} {chat:#?}"));

    let interaction = client.v1().interactions().create("{}").send().await?;
    hides(&format!("{interaction:?}"));
    let channel = interaction.channel.as_ref().ok_or("no channel")?.typed()?;
    let routing = interaction.routing.as_ref().ok_or("no routing")?.typed()?;
    assert_eq!(channel.participants[0].name.as_deref(), Some(PERSON));
    hides(&format!("{channel:?} {routing:?}"));
    Ok(())
}

#[tokio::test]
async fn an_error_shows_no_secret_and_no_personal_data() {
    let server = Server::start(|request| match request.method.as_str() {
        "DELETE" => Answer(
            403,
            json!({"code": 20003, "message": "no", "details": { "identity": PERSON }}),
        ),
        "POST" => Answer(200, json!({ "enabled": PERSON })),
        _ => Answer(200, json!({"sid": { "identity": PERSON }})),
    });
    let flow = client_of(&server).v1().flex_flow(FLOW);
    let refused = flow.delete().send().await.expect_err("refused");
    let no_sid = flow.fetch().with_strict_reading(true).send().await;
    let no_sid = no_sid.expect_err("a SID that is an object");
    let no_boolean = flow.update().with_strict_reading(true).send().await;
    let no_boolean = no_boolean.expect_err("a boolean that is text");
    let read = flow.fetch().send().await.expect("a flow without a SID");
    hides(&format!("{read:?} {:?}", read.mismatches()));
    assert!(refused.api_error().is_some() && no_sid.is_decode() && no_boolean.is_decode());
    let no_path = client_of(&server)
        .v1()
        .flex_flow(PERSON)
        .fetch()
        .send()
        .await
        .expect_err("no SID");
    let no_header = flow
        .fetch()
        .with_header("X-Own", format!("{PERSON}\n"))
        .send()
        .await
        .expect_err("a line break");
    for error in [refused, no_sid, no_boolean, no_path, no_header] {
        let cause = error.source().map(|cause| format!("{cause} {cause:?}"));
        hides(&format!(
            "{error} {error:?} {error:#?} {:?} {cause:?}",
            error.api_error()
        ));
    }
}

/// Checks that a text holds no secret and no personal data.
fn hides(text: &str) {
    for secret in [PERSON, clients::TOKEN, BASIC.trim_start_matches("Basic ")] {
        assert!(!text.contains(secret), "{secret:?} is shown: {text}");
    }
}

/// Three pages of one record, under `key`.
fn three_pages(request: &Received, key: &str) -> Answer {
    let page: u64 = request
        .value("Page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(0);
    let path = request.target.split('?').next().unwrap_or_default();
    let host = request.header("host").concat();
    let next = (page < 2).then(|| format!("http://{host}{path}?Page={}", page + 1));
    Answer(
        200,
        json!({key: [{"url": page.to_string()}], "meta": {"key": key, "next_page_url": next}}),
    )
}
