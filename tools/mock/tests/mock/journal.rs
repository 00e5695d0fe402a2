//! The journal knows what was sent, and does not keep what is personal.

use twilio_flex_mock::{Fault, MockServer};

use crate::{ADDRESS, CHAT_SERVICE, Outcome};

#[tokio::test]
async fn personal_values_are_compared_but_never_shown() -> Outcome {
    let server = MockServer::start().await?;
    let chats = server.client().v2().web_chats();
    chats
        .create(ADDRESS)
        .identity("ada.lovelace")
        .customer_friendly_name("Ada")
        .send()
        .await?;
    let journal = server.journal();
    let entry = journal.assert_called("v2::CreateWebChannel", 1)[0];
    assert_eq!(entry.input("AddressSid"), Some(ADDRESS));
    assert_eq!(entry.input("Identity"), Some("[redacted]"));
    assert!(entry.was_sent("Identity", "ada.lovelace"));
    assert!(!entry.was_sent("Identity", "ada"));
    let shown = format!("{journal} {entry:?} {}", journal.json_lines());
    for secret in ["lovelace", "Ada", server.auth_token()] {
        assert!(!shown.contains(secret), "{secret}: {shown}");
    }
    Ok(())
}

#[tokio::test]
async fn a_wrong_number_of_calls_lists_all_requests() -> Outcome {
    let server = MockServer::start().await?;
    server.client().v1().flex_flows().list().send().await?;
    let journal = server.journal();
    journal.assert_clean();
    let panic = std::panic::catch_unwind(|| journal.assert_called("CreateFlexFlow", 1).len());
    let message = panic
        .err()
        .and_then(|panic| panic.downcast::<String>().ok());
    let message = message.ok_or("it was not called")?;
    assert!(
        message.contains("expected 1 requests of CreateFlexFlow, found 0"),
        "{message}"
    );
    assert!(
        message.contains("GET /v1/FlexFlows ListFlexFlow 200"),
        "{message}"
    );
    Ok(())
}

#[tokio::test]
async fn ids_and_faults_are_in_the_journal() -> Outcome {
    let server = MockServer::start().await?;
    server.fault(Fault::status(400).code(45_000).on("CreateFlexFlow"));
    let create = server
        .client()
        .v1()
        .flex_flows()
        .create("A", CHAT_SERVICE, "web");
    let error = create.send().await.err().ok_or("refused")?;
    let journal = server.journal();
    let entry = journal.assert_called("CreateFlexFlow", 1)[0];
    assert_eq!(
        (entry.status(), entry.code(), entry.fault()),
        (Some(400), Some(45_000), Some("status"))
    );
    assert_eq!(error.request_id(), Some(entry.request_id()));
    Ok(())
}
