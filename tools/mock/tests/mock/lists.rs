//! Lists page and filter.

use twilio_flex::v1::NewInsightsQuestionnairesQuestion;
use twilio_flex_mock::MockServer;

use crate::{CHAT_SERVICE, Outcome, raw};

async fn with_flows(names: &[&str]) -> Result<MockServer, Box<dyn std::error::Error>> {
    let server = MockServer::start().await?;
    for name in names {
        let flows = server.client().v1().flex_flows();
        flows.create(*name, CHAT_SERVICE, "web").send().await?;
    }
    Ok(server)
}

#[tokio::test]
async fn all_pages_have_all_records_once() -> Outcome {
    let server = with_flows(&["a", "b", "c", "d", "e"]).await?;
    let flows = server.client().v1().flex_flows();
    let mut names = String::new();
    let mut records = flows.list().page_size(2).stream();
    while let Some(flow) = records.next().await {
        names.push_str(flow?.friendly_name.as_deref().unwrap_or_default());
    }
    assert_eq!(names, "abcde");
    server.journal().assert_called("ListFlexFlow", 3);
    Ok(())
}

#[tokio::test]
async fn pages_lead_back_and_pages_are_counted() -> Outcome {
    let server = with_flows(&["a", "b", "c"]).await?;
    let address = server.address();
    let get = async |url: &str| {
        let target = url
            .strip_prefix(server.base_url())
            .unwrap_or(url)
            .to_owned();
        raw::send(address, "GET", &target, "").await.json()
    };
    let first = get("/v1/FlexFlows?PageSize=2").await;
    assert_eq!(first["meta"]["previous_page_url"], serde_json::Value::Null);
    let second = get(first["meta"]["next_page_url"]
        .as_str()
        .ok_or("no next page")?)
    .await;
    assert_eq!(
        (&second["meta"]["page"], &second["meta"]["key"]),
        (&1.into(), &"flex_flows".into())
    );
    assert_eq!(second["meta"]["next_page_url"], serde_json::Value::Null);
    let back = get(second["meta"]["previous_page_url"]
        .as_str()
        .ok_or("no way back")?)
    .await;
    assert_eq!(back["flex_flows"], first["flex_flows"]);
    let counted = get("/v1/FlexFlows?PageSize=2&Page=1").await;
    assert_eq!(counted["flex_flows"], second["flex_flows"]);
    Ok(())
}

#[tokio::test]
async fn a_filter_holds_on_every_page() -> Outcome {
    let server = with_flows(&["a", "b", "a", "b", "a"]).await?;
    let flows = server.client().v1().flex_flows();
    let found = flows
        .list()
        .friendly_name("a")
        .page_size(2)
        .stream()
        .collect()
        .await?;
    assert_eq!(found.len(), 3);
    assert!(
        found
            .iter()
            .all(|flow| flow.friendly_name.as_deref() == Some("a"))
    );
    assert!(
        flows
            .list()
            .friendly_name("c")
            .stream()
            .collect()
            .await?
            .is_empty()
    );
    Ok(())
}

#[tokio::test]
async fn questions_are_filtered_by_what_is_within_them() -> Outcome {
    let server = MockServer::start().await?;
    let quality = server.client().v1().insights().quality_management();
    let categories = [
        "FY00000000000000000000000000000001",
        "FY00000000000000000000000000000002",
    ];
    for category in categories {
        quality
            .questions()
            .create(NewInsightsQuestionnairesQuestion {
                category_sid: category,
                question: "How?",
                answer_set_id: "set",
                allow_na: true,
            })
            .send()
            .await?;
    }
    let found = quality
        .questions()
        .list()
        .category_sid([categories[1]])
        .stream()
        .collect()
        .await?;
    assert_eq!(found.len(), 1);
    Ok(())
}

#[tokio::test]
async fn inactive_questionnaires_are_listed_when_asked_for() -> Outcome {
    let server = MockServer::start().await?;
    let questionnaires = server
        .client()
        .v1()
        .insights()
        .quality_management()
        .questionnaires();
    questionnaires.create("on").active(true).send().await?;
    questionnaires.create("off").active(false).send().await?;
    assert_eq!(questionnaires.list().stream().collect().await?.len(), 1);
    let all = questionnaires
        .list()
        .include_inactive(true)
        .stream()
        .collect()
        .await?;
    assert_eq!(all.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_token_that_no_page_gave_is_refused() -> Outcome {
    let server = MockServer::start().await?;
    let answer = raw::send(server.address(), "GET", "/v1/FlexFlows?PageToken=x", "").await;
    assert_eq!((answer.status, answer.code()), (400, Some(20001)));
    Ok(())
}
