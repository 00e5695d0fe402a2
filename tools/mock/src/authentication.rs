//! The `Authorization` of a request in; the account that calls, or a refusal, out.

use std::collections::VecDeque;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::description::Operation;
use crate::received::Received;
use crate::refusal::Refusal;
use crate::sid;

/// How many tokens of the token endpoint are remembered.
const MOST_TOKENS: usize = 10_000;

/// Which callers are known.
pub(crate) struct Callers {
    /// The account of a caller that does not name one.
    pub(crate) account: String,
    /// User names and passwords, or client ids and secrets; none if any are good.
    pub(crate) known: Vec<(String, String)>,
}

/// The auth token of the account if none is given.
pub(crate) const AUTH_TOKEN: &str = "fedcba9876543210fedcba9876543210";

/// The tokens that were issued, oldest first.
#[derive(Default)]
pub(crate) struct Tokens(VecDeque<String>);

impl Tokens {
    pub(crate) fn add(&mut self, token: String) {
        if self.0.len() >= MOST_TOKENS {
            self.0.pop_front();
        }
        self.0.push_back(token);
    }

    fn contains(&self, token: &str) -> bool {
        self.0.iter().any(|issued| issued == token)
    }
}

impl Callers {
    /// The account that makes a request.
    pub(crate) fn check(
        &self,
        operation: &Operation,
        received: &Received,
        tokens: &Tokens,
    ) -> Result<String, Refusal> {
        if operation.security.is_empty() {
            return Ok(self.account.clone());
        }
        let refused = |hint: &str| Refusal::unauthenticated().with_hint(hint);
        let Some(text) = received
            .header("authorization")
            .filter(|text| !text.trim().is_empty())
        else {
            return Err(refused("the request has no `Authorization` header"));
        };
        let (scheme, rest) = text.split_once(' ').unwrap_or((text, ""));
        match scheme.to_ascii_lowercase().as_str() {
            "basic" => self.basic(rest),
            // Such an operation takes a token of another service in this header.
            _ if takes_any(operation) => Ok(self.account.clone()),
            "bearer" => self.bearer(rest, tokens),
            _ => Err(refused("the scheme is neither Basic nor Bearer")),
        }
    }

    /// Whether an account, a key or an app has this password, token or secret.
    pub(crate) fn knows(&self, name: &str, secret: &str) -> bool {
        let is_one = |known: &(String, String)| known.0 == name && known.1 == secret;
        !name.is_empty()
            && !secret.is_empty()
            && (self.known.is_empty() || self.known.iter().any(is_one))
    }

    /// The auth token of the account: what webhooks are signed with.
    pub(crate) fn auth_token(&self) -> &str {
        let of_account = self.known.iter().find(|(name, _)| *name == self.account);
        of_account.map_or(AUTH_TOKEN, |(_, secret)| secret)
    }

    fn basic(&self, encoded: &str) -> Result<String, Refusal> {
        let refused = |hint: &str| Err(Refusal::unauthenticated().with_hint(hint));
        let decoded = BASE64_STANDARD.decode(encoded.trim()).ok();
        let decoded = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
        let Some((name, secret)) = decoded.as_deref().and_then(|text| text.split_once(':')) else {
            return refused(
                "the Basic credentials are not Base64 of a name, a colon and a password",
            );
        };
        let is_sid =
            ["AC", "SK"].iter().any(|prefix| name.starts_with(prefix)) && sid::is_sid(name);
        if !is_sid && self.known.is_empty() {
            return refused("the name is not the SID of an account (AC…) or of an API key (SK…)");
        }
        if !self.knows(name, secret) {
            return refused("the credentials are not those that this server knows");
        }
        Ok(if name.starts_with("AC") {
            name.to_owned()
        } else {
            self.account.clone()
        })
    }

    fn bearer(&self, token: &str, tokens: &Tokens) -> Result<String, Refusal> {
        let is_known =
            !token.trim().is_empty() && (self.known.is_empty() || tokens.contains(token));
        if is_known {
            return Ok(self.account.clone());
        }
        Err(Refusal::unauthenticated().with_hint("the token is not one that this server issued"))
    }
}

/// Whether the document has the header as an input, so that it holds something else than the caller's credentials.
fn takes_any(operation: &Operation) -> bool {
    operation
        .inputs
        .iter()
        .any(|input| input.name.eq_ignore_ascii_case("authorization"))
}
