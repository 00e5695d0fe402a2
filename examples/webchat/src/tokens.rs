//! The tokens of guests: an identity in, a token out; a token in, the next one of the same session out.

use std::time::Duration;

use twilio_flex::{
    AccessToken, AccessTokenError, AccessTokenKey, AccessTokenValidator, ChatGrant, Error, Grants,
    SignedToken,
};

use crate::config::TokenConfig;

/// Makes the tokens of guests.
pub(crate) struct Tokens {
    key: AccessTokenKey,
    validator: AccessTokenValidator,
    service_sid: String,
    region: Option<String>,
    lifetime: Duration,
    session: Duration,
}

/// Why there is no next token.
#[derive(Debug)]
pub(crate) enum NotRenewed {
    /// The token is not valid, or its session is over.
    Token(AccessTokenError),
    /// The token is valid, but it is for something else than a guest's chat: the same key may sign tokens for other programs.
    NotOfGuest,
}

impl Tokens {
    pub(crate) fn new(config: &TokenConfig) -> Self {
        Self {
            key: config.key.clone(),
            validator: AccessTokenValidator::new(config.key.clone()),
            service_sid: config.service_sid.clone(),
            region: config.region.clone(),
            lifetime: config.lifetime.min(config.session),
            session: config.session,
        }
    }

    /// Makes the first token of a guest.
    pub(crate) fn issue(&self, identity: &str) -> Result<SignedToken, Error> {
        let chat = ChatGrant::default().service_sid(&self.service_sid);
        let token = AccessToken::new(identity)
            .chat(chat)
            .time_to_live(self.lifetime);
        match &self.region {
            Some(region) => token.region(region).sign(&self.key),
            None => token.sign(&self.key),
        }
    }

    /// Makes the next token of the session that this one belongs to.
    pub(crate) fn renew(&self, token: &str) -> Result<SignedToken, NotRenewed> {
        let session = self.validator.check(token).map_err(NotRenewed::Token)?;
        if session.identity().is_none() || !self.is_of_guest(session.grants()) {
            return Err(NotRenewed::NotOfGuest);
        }
        let next = self.validator.renew(&session, self.session);
        next.map_err(NotRenewed::Token)
    }

    /// Whether these are the grants that [`issue`](Self::issue) gives: our service, and nothing else.
    fn is_of_guest(&self, grants: &Grants) -> bool {
        let chat = grants.chat.as_ref();
        let is_ours = chat.is_some_and(|chat| chat.service_sid.as_ref() == Some(&self.service_sid));
        let is_all = grants.sync.is_none()
            && grants.voice.is_none()
            && grants.video.is_none()
            && grants.task_router.is_none()
            && grants.playback.is_none()
            && grants.unknown_fields().is_empty();
        is_ours && is_all
    }
}
