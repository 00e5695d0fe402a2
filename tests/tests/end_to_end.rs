//! What an application does with the client, against a service on a socket.

#[path = "support/clients.rs"]
mod clients;
#[path = "support/connected.rs"]
mod connected;
#[path = "support/server.rs"]
mod server;

use std::error::Error;

use connected::{BASIC, client_of};
use serde::Serialize;
use serde_json::{Value, json};
use server::{Answer, Received, Server};
use twilio_flex::DateTime;
use twilio_flex::sid::FlexFlowSid;
use twilio_flex::v1::{
    FlexFlow, FlexFlowChannelType, FlexFlowIntegrationType, InteractionMediaChannel,
    InteractionMediaParticipant,
};
use twilio_flex::{Client, v2};
use twilio_flex_mock::MockServer;

type Outcome = Result<(), Box<dyn Error>>;

const CHAT_SERVICE: &str = "IS0123456789abcdef0123456789abcdef";
const FLOW: &str = "FO0123456789abcdef0123456789abcdef";

#[tokio::test]
async fn a_web_chat_is_opened() -> Outcome {
    let server = Server::start(|_| {
        Answer(
            201,
            json!({"conversation_sid": "CH0123456789abcdef0123456789abcdef", "identity": "larry"}),
        )
    });
    let chat: v2::WebChat = client_of(&server)
        .v2()
        .web_chats()
        .create("IG0123456789abcdef0123456789abcdef")
        .customer_friendly_name("Larry & Söhne")
        .pre_engagement_data(r#"{"q":"1+1=2"}"#)
        .ui_version("2.1.0")
        .send()
        .await?;
    assert_eq!(
        chat.conversation_sid.as_ref().map(AsRef::as_ref),
        Some("CH0123456789abcdef0123456789abcdef")
    );
    assert_eq!(chat.identity.as_deref(), Some("larry"));

    let requests = server.requests();
    let request = only(&requests);
    assert_eq!(
        (request.method.as_str(), request.target.as_str()),
        ("POST", "/v2/WebChats")
    );
    assert_eq!(request.header("authorization"), [BASIC]);
    assert_eq!(request.header("ui-version"), ["2.1.0"]);
    assert_eq!(
        request.header("content-type"),
        ["application/x-www-form-urlencoded"]
    );
    assert!(
        request
            .header("user-agent")
            .concat()
            .starts_with("twilio-flex-rust/")
    );
    assert_eq!(
        request.value("CustomerFriendlyName").as_deref(),
        Some("Larry & Söhne")
    );
    assert_eq!(
        request.value("PreEngagementData").as_deref(),
        Some(r#"{"q":"1+1=2"}"#)
    );
    Ok(())
}

#[tokio::test]
async fn a_flex_flow_lives_and_dies() -> Outcome {
    let (_server, client) = flows().await?;
    let flows = client.v1().flex_flows();
    let created = flows
        .create("Sales", CHAT_SERVICE, FlexFlowChannelType::Web)
        .integration_type("studio")
        .integration_flow_sid("FW0123456789abcdef0123456789abcdef")
        .enabled(true)
        .send()
        .await?;
    assert_eq!(created.channel_type, Some(FlexFlowChannelType::Web));
    assert_eq!(
        created.integration_type,
        Some(FlexFlowIntegrationType::Studio)
    );
    let integration = created.integration.as_ref().ok_or("no integration")?;
    assert_eq!(
        integration.typed()?.flow_sid.as_ref().map(AsRef::as_ref),
        Some("FW0123456789abcdef0123456789abcdef")
    );
    assert_eq!(
        created.date_created.as_ref().map(DateTime::as_str),
        Some("2026-01-01T00:00:00Z")
    );

    // The SID of an answer goes into the next call as it is.
    let sid: FlexFlowSid = created.sid.clone().ok_or("no SID")?;
    let flow = client.v1().flex_flow(&sid);
    assert_eq!(flow.fetch().send().await?, created);

    let updated = flow
        .update()
        .enabled(false)
        .friendly_name("")
        .send()
        .await?;
    assert_eq!(
        (updated.enabled, updated.friendly_name.as_deref()),
        (Some(false), Some(""))
    );
    assert_eq!(updated.chat_service_sid, created.chat_service_sid);

    flow.delete().send().await?;
    let error = flow.fetch().send().await.expect_err("it is gone");
    assert_eq!(error.status(), Some(404));
    assert!(flows.list().stream().collect().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_listing_is_read_to_its_end() -> Outcome {
    let (server, client) = flows().await?;
    let flows = client.v1().flex_flows();
    for name in ["a", "b", "c", "d", "e"] {
        flows
            .create(name, CHAT_SERVICE, FlexFlowChannelType::Sms)
            .send()
            .await?;
    }
    let mut names = String::new();
    let mut records = flows.list().page_size(2).stream();
    while let Some(flow) = records.next().await {
        names.push_str(flow?.friendly_name.as_deref().unwrap_or_default());
    }
    assert_eq!(names, "abcde");
    // Each page once, with the credentials that alone are accepted, by the service's own links.
    let journal = server.journal();
    let requests = journal.assert_called("ListFlexFlow", 3);
    assert!(requests.iter().all(|request| request.status() == Some(200)));
    let tokens: Vec<_> = requests
        .iter()
        .map(|request| request.input("PageToken"))
        .collect();
    let pages = flows.list().page_size(2).pages().collect().await?;
    let links = pages
        .iter()
        .map(|page| page.next_page_url().unwrap_or_default());
    for (token, link) in tokens[1..].iter().zip(links) {
        assert!(
            token.is_some_and(|token| link.ends_with(token)),
            "{token:?} {link}"
        );
    }

    assert_eq!(
        pages
            .iter()
            .map(|page| page.records.len())
            .collect::<Vec<_>>(),
        [2, 2, 1]
    );
    assert_eq!(pages.last().and_then(|page| page.next_page_url()), None);

    let page = flows.list().page_size(4).send().await?;
    assert_eq!(page.records.len(), 4);
    let limited = flows.list().with_limit(3).stream().collect().await?;
    assert_eq!(limited.len(), 3);
    Ok(())
}

#[tokio::test]
async fn an_interaction_takes_json_own_types_and_ours() -> Outcome {
    #[derive(Serialize)]
    struct Channel {
        r#type: &'static str,
        initiated_by: &'static str,
        participants: Vec<Participant>,
        later: Option<()>,
    }
    #[derive(Serialize)]
    struct Participant {
        address: &'static str,
        name: &'static str,
    }
    let server = Server::start(|request| {
        let channel: Value =
            serde_json::from_str(&request.value("Channel").unwrap_or_default()).unwrap_or_default();
        Answer(
            201,
            json!({"sid": "KD0123456789abcdef0123456789abcdef", "channel": channel, "routing": [1, null], "links": {"channels": "u"}}),
        )
    });
    let interactions = client_of(&server).v1().interactions();
    let (address, name) = ("+1 555 0100", "Zoë \"Z\" &c");
    let own = Channel {
        r#type: "sms",
        initiated_by: "agent",
        participants: vec![Participant { address, name }],
        later: None,
    };
    let participant = InteractionMediaParticipant::default()
        .address(address)
        .name(name);
    let ours = InteractionMediaChannel::default()
        .type_("sms")
        .initiated_by("agent")
        .participants([participant]);
    let free = json!({"type": "sms", "initiated_by": "agent", "participants": [{"address": address, "name": name}]});

    let routing = json!({"properties": {"queue_sid": null}});
    let made_of_own = interactions.create(&own).routing(&routing).send().await?;
    let made_of_ours = interactions
        .create(&ours)
        .routing(routing.to_string())
        .send()
        .await?;
    let made_of_free = interactions.create(&free).routing(&routing).send().await?;
    let sent: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.value("Channel").unwrap_or_default())
        .collect();
    let text = r#""type":"sms","initiated_by":"agent","participants":[{"address":"+1 555 0100","name":"Zoë \"Z\" &c"}]"#;
    assert_eq!(
        sent,
        [
            format!(r#"{{{text},"later":null}}"#),
            format!("{{{text}}}"),
            format!("{{{text}}}")
        ]
    );
    assert!(
        server
            .requests()
            .iter()
            .all(|request| request.value("Routing").as_deref()
                == Some(r#"{"properties":{"queue_sid":null}}"#))
    );

    assert_eq!(made_of_ours, made_of_free);
    assert_eq!(
        made_of_ours.channel.as_ref().ok_or("no channel")?.typed()?,
        ours
    );
    assert_eq!(
        made_of_own
            .channel
            .as_ref()
            .ok_or("no channel")?
            .typed()?
            .unknown_fields()["later"],
        Value::Null
    );
    assert_eq!(
        made_of_own.links.get("channels").map(String::as_str),
        Some("u")
    );
    // Routing came back in another shape: readable as it is, and no reason to fail.
    let routing = made_of_own.routing.as_ref().ok_or("no routing")?;
    assert!(routing.typed().is_err());
    assert_eq!(*routing.json(), json!([1, null]));
    Ok(())
}

#[tokio::test]
async fn an_error_says_what_twilio_said() -> Outcome {
    let (server, client) = flows().await?;
    let error = client
        .v1()
        .flex_flow(FLOW)
        .fetch()
        .send()
        .await
        .expect_err("there is no flow");
    let api_error = error.api_error().expect("an answer");
    assert_eq!(
        (error.status(), api_error.status(), api_error.code()),
        (Some(404), 404, Some(20404))
    );
    assert_eq!(
        api_error.message(),
        Some(&*format!(
            "The requested resource /v1/FlexFlows/{FLOW} was not found"
        ))
    );
    assert_eq!(
        api_error.more_info(),
        Some("https://www.twilio.com/docs/errors/20404")
    );
    let journal = server.journal();
    let entry = journal.entries().last().ok_or("no request")?;
    assert_eq!(api_error.request_id(), Some(entry.request_id()));
    assert!(error.was_sent() && !error.is_rate_limited() && !error.is_decode());
    assert_eq!(error.operation(), Some("FetchFlexFlow"));
    assert!(
        error.to_string().contains("20404") && error.to_string().contains("was not found"),
        "{error}"
    );
    Ok(())
}

#[tokio::test]
async fn what_the_client_does_not_know_is_kept() -> Outcome {
    let body = json!({
        "sid": "XX not a SID of today",
        "channel_type": "hologram",
        "integration": [1, null],
        "date_created": "soon",
        "janitor_enabled": null,
        "mood": {"level": 1.5, "since": null},
    });
    let answer = body.clone();
    let server = Server::start(move |_| Answer(200, answer.clone()));
    let client = client_of(&server);
    let flow: FlexFlow = client.v1().flex_flow(FLOW).fetch().send().await?;
    let channel_type = flow.channel_type.clone().ok_or("no channel type")?;
    assert!(
        matches!(&channel_type, FlexFlowChannelType::Unrecognized(value) if value.as_str() == "hologram")
    );
    assert_eq!(flow.unknown_fields()["mood"]["level"], 1.5);
    assert_eq!(
        flow.sid.as_ref().map(AsRef::as_ref),
        Some("XX not a SID of today")
    );
    assert_eq!(serde_json::to_value(&flow)?, body);

    // The unknown value goes back as it came.
    client
        .v1()
        .flex_flow(FLOW)
        .update()
        .channel_type(channel_type)
        .send()
        .await?;
    assert_eq!(server.requests()[1].body, "ChannelType=hologram");
    Ok(())
}

/// A service that keeps flows and knows one account, and its client.
async fn flows() -> Result<(MockServer, Client), Box<dyn Error>> {
    let builder = MockServer::builder()
        .seed(1)
        .account(clients::ACCOUNT, clients::TOKEN);
    let server = builder.start().await?;
    let client = clients::builder().base_url(server.base_url()).build()?;
    Ok((server, client))
}

fn only(requests: &[Received]) -> &Received {
    assert_eq!(requests.len(), 1);
    &requests[0]
}
