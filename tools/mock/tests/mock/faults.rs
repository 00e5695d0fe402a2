//! Each fault does to the client what it would meet in production.

use std::time::{Duration, Instant};

use twilio_flex::{Client, RetryPolicy};
use twilio_flex_mock::{Fault, MockServer};

use crate::{CHAT_SERVICE, Outcome, raw};

/// A client that does not try again.
fn once(server: &MockServer) -> Result<Client, twilio_flex::Error> {
    server
        .client_builder()
        .retry(RetryPolicy::off())
        .without_environment_proxy()
        .build()
}

async fn with_flow() -> Result<(MockServer, Client), Box<dyn std::error::Error>> {
    let server = MockServer::start().await?;
    let client = once(&server)?;
    client
        .v1()
        .flex_flows()
        .create("A", CHAT_SERVICE, "web")
        .send()
        .await?;
    Ok((server, client))
}

#[tokio::test]
async fn a_status_comes_with_twilios_code_and_the_client_tries_again() -> Outcome {
    let server = MockServer::start().await?;
    server.fault(
        Fault::status(429)
            .retry_after(0)
            .on("ListFlexFlow")
            .times(2),
    );
    server.client().v1().flex_flows().list().send().await?;
    let journal = server.journal();
    let codes: Vec<_> = journal
        .assert_called("ListFlexFlow", 3)
        .iter()
        .map(|one| one.code())
        .collect();
    assert_eq!(codes, [Some(20429), Some(20429), None]);
    Ok(())
}

#[tokio::test]
async fn a_request_that_fails_changes_nothing_unless_it_should() -> Outcome {
    for (takes_effect, count) in [(false, 0), (true, 1)] {
        let server = MockServer::start().await?;
        let client = once(&server)?;
        let fault = Fault::close().on("CreateFlexFlow");
        server.fault(if takes_effect {
            fault.takes_effect()
        } else {
            fault
        });
        let flows = client.v1().flex_flows();
        let error = flows
            .create("A", CHAT_SERVICE, "web")
            .send()
            .await
            .err()
            .ok_or("no answer")?;
        assert!(error.is_network(), "{error}");
        assert_eq!(flows.list().stream().collect().await?.len(), count);
    }
    Ok(())
}

#[tokio::test]
async fn connections_break_in_each_way() -> Outcome {
    for fault in [Fault::reset(), Fault::close(), Fault::cut()] {
        let (server, client) = with_flow().await?;
        server.fault(fault.clone().times(1));
        let error = client
            .v1()
            .flex_flows()
            .list()
            .send()
            .await
            .err()
            .ok_or("it broke")?;
        assert!(error.is_network(), "{fault:?}: {error}");
        client.v1().flex_flows().list().send().await?;
    }
    Ok(())
}

#[tokio::test]
async fn bodies_that_are_not_json_are_errors_of_reading() -> Outcome {
    for fault in [Fault::empty(), Fault::truncated()] {
        let (server, client) = with_flow().await?;
        server.fault(fault.clone());
        let error = client
            .v1()
            .flex_flows()
            .list()
            .send()
            .await
            .err()
            .ok_or("not JSON")?;
        assert!(error.is_decode(), "{fault:?}: {error}");
    }
    let (server, client) = with_flow().await?;
    server.fault(Fault::html());
    let error = client
        .v1()
        .flex_flows()
        .list()
        .send()
        .await
        .err()
        .ok_or("HTML")?;
    assert_eq!(error.status(), Some(502));
    Ok(())
}

#[tokio::test]
async fn answers_of_the_future_are_read_all_the_same() -> Outcome {
    let (server, client) = with_flow().await?;
    for fault in [
        Fault::unknown_enum(),
        Fault::unknown_field(),
        Fault::nulls(),
    ] {
        server.fault(fault.times(1));
    }
    let list = || client.v1().flex_flows().list().send();
    let unknown = &list().await?.records[0];
    let kind = unknown.channel_type.as_ref().ok_or("no type")?;
    assert_eq!(kind.as_str(), "a-value-of-the-future");
    let longer = &list().await?.records[0];
    assert!(longer.unknown_fields().contains_key("field_of_the_future"));
    let empty = &list().await?.records[0];
    assert_eq!((&empty.sid, &empty.friendly_name), (&None, &None));
    Ok(())
}

#[tokio::test]
async fn a_next_page_at_another_host_is_not_followed() -> Outcome {
    let (server, client) = with_flow().await?;
    server.fault(Fault::foreign_page());
    let error = client
        .v1()
        .flex_flows()
        .list()
        .stream()
        .collect()
        .await
        .err()
        .ok_or("foreign")?;
    assert!(error.is_page_link(), "{error}");
    Ok(())
}

#[tokio::test]
async fn answers_come_late_and_slowly() -> Outcome {
    let (server, client) = with_flow().await?;
    let pause = Duration::from_millis(2);
    for fault in [
        Fault::delay(Duration::from_millis(50)),
        Fault::trickle(20, pause),
    ] {
        server.fault(fault.times(1));
        let start = Instant::now();
        let page = client.v1().flex_flows().list().send().await?;
        assert_eq!(page.records.len(), 1);
        // A lower bound, which a busy machine does not break.
        assert!(start.elapsed() >= Duration::from_millis(50));
    }
    Ok(())
}

#[tokio::test]
async fn a_rate_hits_some_requests_and_a_pattern_only_its_paths() -> Outcome {
    let server = MockServer::builder().seed(1).start().await?;
    server.fault(Fault::status(500).path("/v1/Web*").rate(0.5));
    let mut failed = 0;
    for _ in 0..100 {
        let answer = raw::send(server.address(), "GET", "/v1/WebChannels", "").await;
        failed += usize::from(answer.status == 500);
        let other = raw::send(server.address(), "GET", "/v1/Channels", "").await;
        assert_eq!(other.status, 200);
    }
    assert!((25..75).contains(&failed), "{failed}");
    Ok(())
}
