//! Tokens for browsers and phones: an API key, an identity and grants go in, a signed token comes out; a token goes in, who it is
//! for and what it permits come out, or why it is not valid.
//!
//! Nothing here calls a service: a token is text with a signature. It is in the form of JSON Web Tokens, with HS256 as the only
//! algorithm.

mod capability;
mod claims;
mod error;
mod grant_checks;
mod grants;
mod instant;
mod jwt;
mod key;
mod settings;
mod signed_token;
mod validator;
mod verified;

pub use self::{
    capability::{
        CapabilityToken,
        policy::{CapabilityPolicy, PolicyFilter},
    },
    error::AccessTokenError,
    grants::{
        ChatGrant, Grants, SyncGrant, TaskRouterGrant, VideoGrant, VoiceGrant, VoiceIncoming,
        VoiceOutgoing,
    },
    key::AccessTokenKey,
    settings::AccessToken,
    signed_token::SignedToken,
    validator::AccessTokenValidator,
    verified::VerifiedAccessToken,
};

#[cfg(test)]
mod tests;
