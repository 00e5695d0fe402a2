//! What can be wrong with a part of the credentials: a flaw goes in, the words for it come out.

use std::fmt;

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
    /// A SID of another kind in place of one with this prefix.
    #[cfg(feature = "access-token")]
    OtherSid(&'static str),
    /// A text in place of a SID with this prefix.
    #[cfg(feature = "access-token")]
    NotSid(&'static str),
    /// A text that can't be part of a host's name.
    #[cfg(feature = "access-token")]
    NotLabel,
    /// A name that a list in a header can't carry.
    #[cfg(feature = "webhooks")]
    Comma,
    /// A token that a header can't carry.
    NotHeader,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            #[cfg(feature = "access-token")]
            Self::OtherSid(prefix) => {
                return write!(
                    f,
                    "is a SID of another kind, not one that begins with `{prefix}`: were two SIDs swapped?"
                );
            }
            #[cfg(feature = "access-token")]
            Self::NotSid(prefix) => {
                return write!(f, "is not `{prefix}` followed by 32 hexadecimal digits");
            }
            #[cfg(feature = "access-token")]
            Self::NotLabel => "can't be part of a host's name: it takes letters, digits and `-`",
            #[cfg(feature = "webhooks")]
            Self::Comma => "holds a comma, which ends a name in the header of a signature",
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
