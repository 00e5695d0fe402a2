//! What is created can be fetched, listed, changed and deleted.

use serde_json::json;
use twilio_flex::sid::FlexFlowSid;
use twilio_flex_mock::MockServer;

use crate::{ADDRESS, CHAT_SERVICE, Outcome};

#[tokio::test]
async fn a_flex_flow_lives_and_dies() -> Outcome {
    let server = MockServer::builder().seed(1).start().await?;
    let client = server.client();
    let created = client
        .v1()
        .flex_flows()
        .create("Sales", CHAT_SERVICE, "web")
        .integration_flow_sid("FW0123456789abcdef0123456789abcdef")
        .enabled(false)
        .send()
        .await?;
    assert_eq!(created.friendly_name.as_deref(), Some("Sales"));
    assert_eq!(created.enabled, Some(false));
    assert_eq!(
        created.account_sid.as_ref().map(AsRef::as_ref),
        Some(server.account_sid())
    );
    let sid: FlexFlowSid = created.sid.clone().ok_or("no SID")?;
    let url = format!("{}/v1/FlexFlows/{sid}", server.base_url());
    assert_eq!(created.url.as_deref(), Some(&*url));
    assert_eq!(created.date_created, created.date_updated);

    let flow = client.v1().flex_flow(&sid);
    assert_eq!(flow.fetch().send().await?, created);
    let changed = flow
        .update()
        .integration_retry_count(2)
        .friendly_name("")
        .send()
        .await?;
    let integration = changed.integration.as_ref().ok_or("no integration")?;
    let expected = json!({"flow_sid": "FW0123456789abcdef0123456789abcdef", "retry_count": 2});
    assert_eq!(*integration.json(), expected);
    assert_eq!(changed.friendly_name.as_deref(), Some(""));
    assert_eq!(
        (changed.enabled, &changed.date_created),
        (Some(false), &created.date_created)
    );
    assert_ne!(changed.date_updated, created.date_updated);
    assert_eq!(flow.fetch().send().await?, changed);

    flow.delete().send().await?;
    for error in [
        flow.fetch().send().await.err(),
        flow.delete().send().await.err(),
    ] {
        let error = error.ok_or("it is gone")?;
        assert_eq!(
            error.api_error().and_then(twilio_flex::ApiError::code),
            Some(20404)
        );
    }
    assert!(
        client
            .v1()
            .flex_flows()
            .list()
            .stream()
            .collect()
            .await?
            .is_empty()
    );
    Ok(())
}

#[tokio::test]
async fn a_web_chat_has_a_conversation_and_a_guest() -> Outcome {
    let server = MockServer::start().await?;
    let chats = server.client().v2().web_chats();
    let guest = chats.create(ADDRESS).send().await?;
    let other = chats.create(ADDRESS).send().await?;
    let named = chats.create(ADDRESS).identity("ada").send().await?;
    assert!(
        guest
            .conversation_sid
            .as_ref()
            .is_some_and(|sid| sid.as_ref().starts_with("CH"))
    );
    assert_ne!(guest.conversation_sid, other.conversation_sid);
    assert!(
        guest
            .identity
            .as_ref()
            .is_some_and(|identity| identity.starts_with("guest-"))
    );
    assert_ne!(guest.identity, other.identity);
    assert_eq!(named.identity.as_deref(), Some("ada"));
    Ok(())
}

#[tokio::test]
async fn an_interaction_brings_its_channel_and_participants() -> Outcome {
    let server = MockServer::start().await?;
    let client = server.client();
    let channel =
        json!({"type": "sms", "initiated_by": "api", "participants": [{"type": "customer"}]});
    let interaction = client.v1().interactions().create(&channel).send().await?;
    let embedded = interaction.channel.as_ref().ok_or("no channel")?.typed()?;
    let handle = client
        .v1()
        .interaction(interaction.sid.as_ref().ok_or("no SID")?);
    let channels = handle.channels().list().stream().collect().await?;
    assert_eq!(channels.len(), 1);
    assert_eq!(channels[0].sid, embedded.sid);
    assert_eq!(channels[0].interaction_sid, interaction.sid);
    assert_eq!(channels[0].error_code, None, "a new channel has not failed");

    let channel = handle.channel(channels[0].sid.as_ref().ok_or("no SID")?);
    let participants = channel.participants();
    assert_eq!(participants.list().stream().collect().await?.len(), 1);
    participants
        .create("agent", json!({"type": "email"}))
        .send()
        .await?;
    assert_eq!(participants.list().stream().collect().await?.len(), 2);
    assert!(channels[0].links["participants"].ends_with("/Participants"));
    assert!(channels[0].links["participants"].starts_with(server.base_url()));
    Ok(())
}

#[tokio::test]
async fn children_need_their_parents() -> Outcome {
    let server = MockServer::start().await?;
    let interaction = server
        .client()
        .v1()
        .interaction("KD0123456789abcdef0123456789abcdef");
    let error = interaction
        .channels()
        .list()
        .send()
        .await
        .err()
        .ok_or("no interaction")?;
    assert_eq!(error.status(), Some(404));
    let channel = interaction.channel("UO0123456789abcdef0123456789abcdef");
    let error = channel
        .invites()
        .create(json!({}))
        .send()
        .await
        .err()
        .ok_or("no channel")?;
    assert_eq!(error.status(), Some(404));
    Ok(())
}

#[tokio::test]
async fn plugins_are_found_by_name_and_fill_their_configuration() -> Outcome {
    let server = MockServer::start().await?;
    let service = server.client().v1().plugin_service();
    let plugin = service
        .plugins()
        .create("my-plugin")
        .friendly_name("Mine")
        .send()
        .await?;
    let by_name = service.plugin("my-plugin");
    assert_eq!(by_name.fetch().send().await?, plugin);
    let version = by_name
        .versions()
        .create("1.2.3", "https://example.com/p.js")
        .send()
        .await?;
    assert_eq!(version.plugin_sid, plugin.sid);

    let in_use = json!({"plugin_version": version.sid, "phase": 7});
    let configuration = service
        .configurations()
        .create("first")
        .plugins([in_use])
        .send()
        .await?;
    let sid = configuration.sid.clone().ok_or("no SID")?;
    let plugins = service
        .configuration(sid.as_ref())
        .plugins()
        .list()
        .stream()
        .collect()
        .await?;
    let [configured] = plugins.as_slice() else {
        return Err("expected one plugin".into());
    };
    assert_eq!(
        (&configured.plugin_sid, configured.phase),
        (&plugin.sid, Some(7))
    );
    assert_eq!(configured.unique_name.as_deref(), Some("my-plugin"));
    assert_eq!(configured.version.as_deref(), Some("1.2.3"));

    let archived = by_name.archive().update().send().await?;
    assert_eq!(archived.archived, Some(true));
    assert!(
        archived
            .url
            .as_ref()
            .is_some_and(|url| url.ends_with("/Archive"))
    );
    assert_eq!(by_name.fetch().send().await?.archived, Some(true));
    Ok(())
}

#[tokio::test]
async fn what_twilio_has_is_there_and_keeps_its_changes() -> Outcome {
    let server = MockServer::start().await?;
    let client = server.client();
    let user = client
        .v2()
        .instance("GO0123456789abcdef0123456789abcdef")
        .user("FU0123456789abcdef0123456789abcdef");
    let before = user.fetch().send().await?;
    let id = before.flex_user_sid.as_ref().map(AsRef::as_ref);
    assert_eq!(id, Some("FU0123456789abcdef0123456789abcdef"));
    user.update().email("new@example.com").send().await?;
    let after = user.fetch().send().await?;
    assert_eq!(
        (after.email.as_deref(), &after.worker_sid),
        (Some("new@example.com"), &before.worker_sid)
    );

    let configuration = client.v1().configuration();
    configuration
        .update(json!({"ui_language": "de"}))
        .send()
        .await?;
    let language = configuration.fetch().send().await?.ui_language;
    assert_eq!(language.as_deref(), Some("de"));
    Ok(())
}

#[tokio::test]
async fn a_seed_repeats_sids_and_times() -> Outcome {
    let mut flows = Vec::new();
    for seed in [7, 7, 8] {
        let server = MockServer::builder()
            .seed(seed)
            .base_url("http://mock")
            .start()
            .await?;
        let create = server
            .client()
            .v1()
            .flex_flows()
            .create("A", CHAT_SERVICE, "web");
        flows.push(create.send().await?);
    }
    assert_eq!(flows[0], flows[1]);
    assert_ne!(flows[0].sid, flows[2].sid);
    assert_eq!(
        flows[0].date_created.as_ref().map(AsRef::as_ref),
        Some("2026-01-01T00:00:00Z")
    );
    Ok(())
}

#[tokio::test]
async fn a_reset_forgets_everything_but_the_seeds() -> Outcome {
    let seeds = r#"{"/v1/FlexFlows": [{"friendly_name": "kept"}]}"#;
    let server = MockServer::builder()
        .seeds("seeds.json", seeds)
        .start()
        .await?;
    let flows = server.client().v1().flex_flows();
    flows.create("gone", CHAT_SERVICE, "web").send().await?;
    server.fault(twilio_flex_mock::Fault::close());
    server.reset();
    let left = flows.list().stream().collect().await?;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].friendly_name.as_deref(), Some("kept"));
    server.journal().assert_called("ListFlexFlow", 1);
    Ok(())
}
