//! What is wrong with credentials that no service would take: SIDs and secrets go in, the name of the faulty one and what is
//! wrong with it come out. No value is part of it.

use std::fmt;

use crate::configuration_error::ConfigurationError;

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
    account: "`account_sid` of the credentials",
    key: "`key_sid` of the credentials",
    secret: "`secret` of the credentials",
};
pub(super) const BEARER: Names = Names {
    account: "`account_sid` of the credentials",
    key: "",
    secret: "`token` of the credentials",
};
pub(super) const OAUTH: Names = Names {
    account: "`account_sid` of the credentials",
    key: "`client_id` of the credentials",
    secret: "`client_secret` of the credentials",
};

/// What is wrong with a part of the credentials. `Display` is the end of a sentence that begins with the name of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    Empty,
    /// White space at an end.
    Padded,
    /// A control character, such as a line break, within.
    Control,
    /// A name that Basic authentication can't carry.
    Colon,
    /// The SID of an API key in place of that of the account.
    KeySid,
    /// The SID of an account in place of that of the API key.
    AccountSid,
    /// A SID in place of a secret.
    Sid,
    /// A token that a header can't carry.
    NotHeader,
}

type Check = Result<(), ConfigurationError>;

/// Checks the SID of an account.
pub(super) fn account(name: &'static str, sid: &str) -> Check {
    text(name, sid)?;
    refuse_if(sid.starts_with("SK"), name, Flaw::KeySid)?;
    refuse_if(sid.contains(':'), name, Flaw::Colon)
}

/// Checks the SID of an API key.
pub(super) fn key(name: &'static str, sid: &str) -> Check {
    text(name, sid)?;
    refuse_if(sid.starts_with("AC"), name, Flaw::AccountSid)?;
    refuse_if(sid.contains(':'), name, Flaw::Colon)
}

/// Checks a secret.
pub(super) fn secret(name: &'static str, secret: &str) -> Check {
    text(name, secret)?;
    refuse_if(is_sid(secret), name, Flaw::Sid)
}

/// Checks an access token, which is sent as it is.
pub(super) fn token(name: &'static str, token: &str) -> Check {
    secret(name, token)?;
    let is_sendable = token.bytes().all(|byte| byte.is_ascii_graphic());
    refuse_if(!is_sendable, name, Flaw::NotHeader)
}

/// Checks what every part has to be: a text as people have it after they trimmed it.
pub(super) fn text(name: &'static str, text: &str) -> Check {
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

/// Whether a text is the SID of an account or an API key, whole.
fn is_sid(text: &str) -> bool {
    let digits = text.strip_prefix("AC").or_else(|| text.strip_prefix("SK"));
    digits.is_some_and(|digits| {
        digits.len() == 32 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::Padded => {
                "begins or ends with white space, as the text of a file often does: trim it"
            }
            Self::Control => "holds a line break or another control character",
            Self::Colon => "holds a colon, which ends a user name",
            Self::KeySid => {
                "is the SID of an API key (`SK…`), where that of the account (`AC…`) belongs: an API key is given to \
                 `Credentials::api_key` as its second argument, or in `TWILIO_API_KEY`"
            }
            Self::AccountSid => {
                "is the SID of an account (`AC…`), where that of an API key (`SK…`) belongs: with the auth token of an \
                 account, use `Credentials::auth_token` or `TWILIO_AUTH_TOKEN`"
            }
            Self::Sid => "is a SID, where the secret belongs: were the two swapped?",
            Self::NotHeader => "holds a character that a header can't carry",
        })
    }
}
