//! What is wrong with credentials that no service would take: SIDs and secrets go in, the name of the faulty one and what is
//! wrong with it come out. No value is part of it.

use crate::error::{configuration_error::ConfigurationError, credential_flaw::Flaw};

/// What the parts of the credentials are called where they were given.
pub(crate) struct Names {
    pub(crate) account: &'static str,
    pub(crate) key: &'static str,
    pub(crate) secret: &'static str,
}

pub(super) const AUTH_TOKEN: Names = Names {
    account: "`account_sid` of the credentials",
    key: "",
    secret: "`auth_token` of the credentials",
};
pub(super) const API_KEY: Names = Names {
    key: "`key_sid` of the credentials",
    secret: "`secret` of the credentials",
    ..AUTH_TOKEN
};
pub(super) const BEARER: Names = Names {
    secret: "`token` of the credentials",
    ..AUTH_TOKEN
};
pub(super) const OAUTH: Names = Names {
    key: "`client_id` of the credentials",
    secret: "`client_secret` of the credentials",
    ..AUTH_TOKEN
};

type Check = Result<(), ConfigurationError>;

/// Checks the SID of an account.
pub(super) fn account(name: &'static str, sid: &str) -> Check {
    text(name, sid)?;
    refuse_if(sid.starts_with("SK"), name, Flaw::KeySid)?;
    refuse_if(sid.contains(':'), name, Flaw::Colon)
}

/// Checks a SID that has to begin with `prefix`.
#[cfg(feature = "access-token")]
pub(crate) fn sid(name: &'static str, sid: &str, prefix: &'static str) -> Check {
    text(name, sid)?;
    let is_of_prefix = sid.starts_with(prefix) && is_sid(sid);
    refuse_if(!is_of_prefix && is_sid(sid), name, Flaw::OtherSid(prefix))?;
    refuse_if(!is_of_prefix, name, Flaw::NotSid(prefix))
}

/// Checks a text that may be a SID, and is of this prefix then.
#[cfg(feature = "access-token")]
pub(crate) fn sid_or_name(name: &'static str, text: &str, prefix: &'static str) -> Check {
    self::text(name, text)?;
    let is_other = is_sid(text) && !text.starts_with(prefix);
    refuse_if(is_other, name, Flaw::OtherSid(prefix))
}

/// Checks a text that is a part of a host's name, such as a region.
#[cfg(feature = "access-token")]
pub(crate) fn label(name: &'static str, label: &str) -> Check {
    text(name, label)?;
    let is_label = label
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    refuse_if(!is_label, name, Flaw::NotLabel)
}

/// Checks a name that a list in a header contains.
#[cfg(feature = "webhooks")]
pub(crate) fn item(name: &'static str, item: &str) -> Check {
    text(name, item)?;
    refuse_if(item.contains(','), name, Flaw::Comma)
}

/// Checks the SID of an API key.
pub(super) fn key(name: &'static str, sid: &str) -> Check {
    text(name, sid)?;
    refuse_if(sid.starts_with("AC"), name, Flaw::AccountSid)?;
    refuse_if(sid.contains(':'), name, Flaw::Colon)
}

/// Checks a secret.
pub(crate) fn secret(name: &'static str, secret: &str) -> Check {
    text(name, secret)?;
    refuse_if(is_account_or_key(secret), name, Flaw::Sid)
}

/// Checks an access token, which is sent as it is.
pub(super) fn token(name: &'static str, token: &str) -> Check {
    secret(name, token)?;
    let is_sendable = token.bytes().all(|byte| byte.is_ascii_graphic());
    refuse_if(!is_sendable, name, Flaw::NotHeader)
}

/// Checks what every part has to be: a text as people have it after they trimmed it.
pub(crate) fn text(name: &'static str, text: &str) -> Check {
    refuse_if(text.is_empty(), name, Flaw::Empty)?;
    refuse_if(
        text.starts_with(is_padding) || text.ends_with(is_padding),
        name,
        Flaw::Padded,
    )?;
    refuse_if(text.contains(char::is_control), name, Flaw::Control)
}

/// Whether a text that was trimmed does not begin or end with it: white space, or the mark at the beginning of a file.
fn is_padding(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn refuse_if(is_wrong: bool, name: &'static str, flaw: Flaw) -> Check {
    if is_wrong {
        Err(ConfigurationError::Credential(name, flaw))
    } else {
        Ok(())
    }
}

/// Returns a SID for `Debug`, or `[hidden]` for any other text: it may be the secret, in the wrong place.
pub(crate) fn shown_sid<'a>(text: &'a str, prefix: &str) -> &'a str {
    if text.starts_with(prefix) && is_sid(text) {
        text
    } else {
        "[hidden]"
    }
}

/// Whether a text is the SID of an account or an API key, whole.
fn is_account_or_key(text: &str) -> bool {
    (text.starts_with("AC") || text.starts_with("SK")) && is_sid(text)
}

/// Whether a text is a SID of any kind, whole.
fn is_sid(text: &str) -> bool {
    let (prefix, digits) = text.split_at_checked(2).unwrap_or_default();
    prefix.bytes().all(|byte| byte.is_ascii_uppercase())
        && digits.len() == 32
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
