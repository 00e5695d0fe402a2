//! An OAuth app: its id and its secret in, the request for an access token out.

use std::{borrow::Cow, time::Duration};

use bytes::Bytes;
use http::{
    HeaderValue,
    header::{ACCEPT, CONTENT_TYPE, USER_AGENT},
};
use zeroize::Zeroizing;

use super::{
    check::{self, Names},
    token_client::TokenClient,
};
use crate::{
    encoding::percent::escape_into,
    error::configuration_error::ConfigurationError,
    message::{headers::Headers, http_request::HttpRequest, origin::Origin, url_text::UrlText},
    operation::{BodyEncoding, FORM, JSON, Operation, method::Method},
};

static FETCH_TOKEN: Operation = Operation {
    id: Cow::Borrowed("FetchToken"),
    method: Method::Post,
    server: Cow::Borrowed("https://oauth.twilio.com"),
    path: Cow::Borrowed("/v2/token"),
    body: BodyEncoding::Form,
    media_type: FORM,
    accept: JSON,
    inputs: &[],
    response: None,
    statuses: &[],
};

/// Who asks for tokens, and where.
pub(crate) struct App {
    pub(super) token_url: UrlText,
    pub(super) client_id: String,
    pub(super) client_secret: Zeroizing<String>,
}

impl App {
    pub(super) fn new(
        token_url: impl Into<String>,
        client_id: impl Into<String>,
        client_secret: impl Into<String>,
    ) -> Self {
        Self {
            token_url: UrlText::new(token_url.into()),
            client_id: client_id.into(),
            client_secret: Zeroizing::new(client_secret.into()),
        }
    }

    /// Checks the parts. The address has to be one that HTTP can reach, without a user name or a password: those would
    /// go nowhere.
    pub(super) fn check(&self, names: &Names) -> Result<(), ConfigurationError> {
        check::text(names.key, &self.client_id)?;
        check::text(names.secret, &self.client_secret)?;
        let is_address = Origin::parse(self.token_url.as_str()).is_some();
        is_address.then_some(()).ok_or(ConfigurationError::TokenUrl)
    }

    /// Makes the request for a token. It carries no `Authorization`: the secret is in the body.
    pub(super) fn request(&self, client: &dyn TokenClient, timeout: Duration) -> HttpRequest {
        let mut headers = Headers::with_capacity(8);
        headers.insert(USER_AGENT, client.user_agent().clone());
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);
        HttpRequest {
            operation: (&FETCH_TOKEN).into(),
            url: self.token_url.clone(),
            headers,
            body: Bytes::from_owner(self.form()),
            is_body_secret: true,
            timeout: Some(timeout),
            max_response_size: client.max_response_size(),
        }
    }

    /// Returns the body. It is overwritten when the last one who holds the request drops it.
    fn form(&self) -> Zeroizing<Vec<u8>> {
        let parts = [
            ("grant_type=", "client_credentials"),
            ("&client_id=", &self.client_id),
            ("&client_secret=", &self.client_secret),
        ];
        // Escaping makes of one byte three at most; a buffer that grows would leave a part of the secret behind.
        let room = parts.iter().map(|(key, value)| key.len() + 3 * value.len());
        let mut form = Zeroizing::new(String::with_capacity(room.sum()));
        for (key, value) in parts {
            form.push_str(key);
            escape_into(&mut form, value);
        }
        Zeroizing::new(std::mem::take(&mut *form).into_bytes())
    }
}
