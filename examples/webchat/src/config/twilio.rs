//! The variables about the account in; the client, and what tokens are made with, out.

use std::time::Duration;

use twilio_flex::{AccessTokenKey, Client, ClientBuilder, Credentials};

use super::{TokenConfig, checks, reader::Reader, variables as names};

/// An API key of an account.
struct Key {
    account_sid: String,
    sid: String,
    secret: String,
}

/// Where requests go, if not to the usual hosts.
struct Place {
    region: Option<String>,
    edge: Option<String>,
    base_url: Option<String>,
}

/// Reads the client, for requests that may take so long, and what tokens are made with.
pub(super) fn read(
    reader: &mut Reader<'_>,
    timeout: Option<Duration>,
) -> Option<(Client, TokenConfig)> {
    let key = key(reader);
    let place = place(reader);
    let service_sid = reader.required(&names::SERVICE_SID, checks::sid("IS"));
    let lifetime = reader.with_default(&names::TOKEN_MINUTES, checks::minutes);
    let session = reader.with_default(&names::SESSION_HOURS, checks::hours);
    let key = key?;
    let token_key = AccessTokenKey::new(&*key.account_sid, &*key.sid, &*key.secret);
    let flex = client(&key, &place, timeout?).build();
    let token_key = reader.keep(&names::API_SECRET, token_key);
    let flex = reader.keep(&names::API_KEY, flex);
    let tokens = TokenConfig {
        key: token_key?,
        region: place.region,
        service_sid: service_sid?,
        lifetime: lifetime?,
        session: session?,
    };
    Some((flex?, tokens))
}

fn key(reader: &mut Reader<'_>) -> Option<Key> {
    let account_sid = reader.required(&names::ACCOUNT_SID, checks::sid("AC"));
    let sid = reader.required(&names::API_KEY, checks::sid("SK"));
    let secret = reader.required(&names::API_SECRET, checks::secret);
    Some(Key {
        account_sid: account_sid?,
        sid: sid?,
        secret: secret?,
    })
}

fn place(reader: &mut Reader<'_>) -> Place {
    Place {
        region: reader.optional(&names::REGION, checks::region),
        edge: reader.optional(&names::EDGE, checks::edge),
        base_url: reader.optional(&names::BASE_URL, checks::base_url),
    }
}

fn client(key: &Key, place: &Place, timeout: Duration) -> ClientBuilder<Client> {
    let credentials = Credentials::api_key(&*key.account_sid, &*key.sid, &*key.secret);
    let builder = Client::builder()
        .credentials(credentials)
        .user_agent_extension(concat!("webchat-example/", env!("CARGO_PKG_VERSION")))
        .max_concurrency(names::MAX_CALLS)
        // Starting a chat and writing its two messages are three calls of one request.
        .timeout(timeout / 4)
        .nearest_edge();
    let builder = place.region.iter().fold(builder, ClientBuilder::region);
    let builder = place.edge.iter().fold(builder, ClientBuilder::edge);
    place.base_url.iter().fold(builder, ClientBuilder::base_url)
}
