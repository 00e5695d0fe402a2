//! Two crates at one service: the client of one is made from the core of the other, and what the client lacks is called all
//! the same.

use std::error::Error;

use serde_json::json;
use twilio_flex::testing::Expectation;
use twilio_flex::{
    Client, Credentials, HttpRequest, HttpResponse, Json, Method, ScriptedTransport,
};

type Outcome = Result<(), Box<dyn Error>>;

const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
const FLOW: &str = "FO0123456789abcdef0123456789abcdef";

/// A crate made from another document, in the notation of the generator.
#[allow(
    unreachable_pub,
    reason = "the macros declare public types, and a test has no public interface"
)]
mod other {
    use twilio_runtime as runtime;

    runtime::request! {
        "FetchService": Get "https://conversations.twilio.com" "/v1/Services/{Sid}" none -> runtime::Json;
        /// Fetches a service.
        pub struct FetchService;
    }

    pub struct Client {
        scope: runtime::Scope,
    }

    impl Client {
        pub fn from_core(core: &runtime::Core) -> Self {
            core.clone().into()
        }

        pub fn as_core(&self) -> &runtime::Core {
            self.scope.client()
        }

        pub fn service(&self, sid: &str) -> FetchService {
            FetchService::new(&self.scope.bind_text("Sid", sid))
        }
    }

    impl From<runtime::Client> for Client {
        fn from(client: runtime::Client) -> Self {
            Self {
                scope: runtime::Scope::new(client),
            }
        }
    }
}

#[tokio::test]
async fn two_crates_share_connections_settings_and_the_token() -> Outcome {
    let service = ScriptedTransport::new();
    let token = json!({"access_token": "t1", "token_type": "Bearer", "expires_in": 3600});
    service.respond(HttpResponse::new(200, token.to_string()));
    service.respond(HttpResponse::new(200, "{}"));
    service.respond(HttpResponse::new(200, r#"{"size": 1}"#));
    service.respond(HttpResponse::new(200, "{}"));
    let flex = Client::builder()
        .credentials(Credentials::oauth("OQ1", "secret"))
        .transport(service.clone())
        .edge("dublin")
        .build()?;
    let conversations = other::Client::from_core(flex.as_core());
    let again = Client::from_core(conversations.as_core());

    flex.v1().flex_flow(FLOW).fetch().send().await?;
    let fetched = conversations.service("IS1").send().await?;
    again.v1().flex_flow(FLOW).fetch().send().await?;

    assert_eq!(fetched["size"], 1);
    let requests = service.requests();
    let urls: Vec<&str> = requests.iter().skip(1).map(HttpRequest::url).collect();
    let flow = format!("https://flex-api.dublin.us1.twilio.com/v1/FlexFlows/{FLOW}");
    let other = "https://conversations.dublin.us1.twilio.com/v1/Services/IS1";
    assert_eq!(urls, [&*flow, other, &*flow]);
    for request in requests.iter().skip(1) {
        assert_eq!(request.headers().get("authorization"), Some("Bearer t1"));
    }
    service.verify();
    Ok(())
}

#[tokio::test]
async fn what_the_crate_lacks_goes_to_the_host_of_the_api() -> Outcome {
    let service = ScriptedTransport::new();
    let created = Expectation::operation("POST /v1/Things")
        .form("Key", "value")
        .exactly();
    service.expect(created.respond_json(201, &json!({"sid": "TH1"})));
    let client = Client::builder()
        .credentials(Credentials::auth_token(ACCOUNT, "token"))
        .transport(service.clone())
        .build()?;
    let call = client
        .request(Method::Post, "/v1/Things")
        .form("Key", "value");
    let thing = call.send::<Json>().await?;
    assert_eq!(thing["sid"], "TH1");
    assert_eq!(
        service.requests()[0].url(),
        "https://flex-api.twilio.com/v1/Things"
    );
    service.verify();
    Ok(())
}

#[test]
fn operations_of_one_id_have_two_names() -> Outcome {
    let client = Client::builder()
        .credentials(Credentials::auth_token(ACCOUNT, "token"))
        .transport(ScriptedTransport::new())
        .build()?;
    let chat = client
        .v2()
        .web_chats()
        .create("IGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_eq!(chat.prepare()?.operation(), "v2::CreateWebChannel");
    let flow = client.v1().flex_flow(FLOW).fetch();
    assert_eq!(flow.prepare()?.operation(), "FetchFlexFlow");
    Ok(())
}
