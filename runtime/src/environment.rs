//! The environment variables that Twilio's own tools read: a lookup goes in, credentials, edge and region come out.

use std::{ffi::OsString, mem::take};

use zeroize::Zeroizing;

use crate::{configuration_error::ConfigurationError, credentials::Credentials};

const ACCOUNT_SID: &str = "TWILIO_ACCOUNT_SID";
const AUTH_TOKEN: &str = "TWILIO_AUTH_TOKEN";
const API_KEY: &str = "TWILIO_API_KEY";
const API_SECRET: &str = "TWILIO_API_SECRET";
const EDGE: &str = "TWILIO_EDGE";
const REGION: &str = "TWILIO_REGION";

/// What the environment says about a client.
pub(crate) struct Environment {
    pub(crate) credentials: Credentials,
    pub(crate) edge: Option<String>,
    pub(crate) region: Option<String>,
}

/// Reads everything of what `lookup` returns for each name.
pub(crate) fn read(
    lookup: impl Fn(&'static str) -> Option<OsString>,
) -> Result<Environment, ConfigurationError> {
    Ok(Environment {
        credentials: credentials(&lookup)?,
        edge: variable(&lookup, EDGE)?,
        region: variable(&lookup, REGION)?,
    })
}

/// Makes credentials of what `lookup` returns for each name. An API key wins over the auth token, because it can be
/// revoked alone.
pub(crate) fn credentials(
    lookup: impl Fn(&'static str) -> Option<OsString>,
) -> Result<Credentials, ConfigurationError> {
    // What is read and then not used, because another variable is missing, is overwritten too.
    let secret = |name| Ok(variable(&lookup, name)?.map(Zeroizing::new));
    let (account_sid, key) = (variable(&lookup, ACCOUNT_SID)?, variable(&lookup, API_KEY)?);
    match (account_sid, key, secret(API_SECRET)?) {
        (Some(account_sid), Some(key), Some(mut secret)) => {
            Ok(Credentials::api_key(account_sid, key, take(&mut *secret)))
        }
        (None, Some(_), Some(_)) => Err(ConfigurationError::MissingVariables(&[ACCOUNT_SID])),
        (account_sid, ..) => match (account_sid, secret(AUTH_TOKEN)?) {
            (Some(account_sid), Some(mut token)) => {
                Ok(Credentials::auth_token(account_sid, take(&mut *token)))
            }
            (None, Some(_)) => Err(ConfigurationError::MissingVariables(&[ACCOUNT_SID])),
            (Some(_), None) => Err(ConfigurationError::MissingVariables(&[AUTH_TOKEN])),
            (None, None) => Err(ConfigurationError::MissingVariables(&[
                ACCOUNT_SID,
                AUTH_TOKEN,
            ])),
        },
    }
}

/// Returns the value of a variable that is set and not empty.
fn variable(
    lookup: impl Fn(&'static str) -> Option<OsString>,
    name: &'static str,
) -> Result<Option<String>, ConfigurationError> {
    match lookup(name).map(OsString::into_string) {
        Some(Ok(text)) if !text.is_empty() => Ok(Some(text)),
        Some(Err(raw)) => {
            // It may be a secret all the same.
            drop(Zeroizing::new(raw.into_encoded_bytes()));
            Err(ConfigurationError::NotUnicode(name))
        }
        Some(Ok(_)) | None => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{Environment, read};
    use crate::credentials::Authorization;

    fn environment(variables: &[(&str, &str)]) -> Result<Environment, String> {
        let lookup = |name: &str| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        };
        read(lookup).map_err(|error| error.to_string())
    }

    fn from(variables: &[(&str, &str)]) -> Result<String, String> {
        let source = environment(variables)?.credentials.source();
        let source = source.map_err(|error| error.to_string())?;
        let header = source.fixed().and_then(Authorization::header);
        let header = header.expect("credentials that are not empty");
        Ok(header.to_str().expect("Base64 is ASCII").to_owned())
    }

    #[test]
    fn edge_and_region_count_where_they_are_not_empty() {
        let account = [("TWILIO_ACCOUNT_SID", "AC1"), ("TWILIO_AUTH_TOKEN", "t")];
        let places = |more: &[(&str, &str)]| {
            let read = environment(&[account.as_slice(), more].concat()).expect("an environment");
            (read.edge, read.region)
        };
        assert_eq!(places(&[]), (None, None));
        assert_eq!(
            places(&[("TWILIO_EDGE", ""), ("TWILIO_REGION", "ie1")]),
            (None, Some("ie1".to_owned()))
        );
    }

    #[test]
    fn an_api_key_wins_when_both_its_variables_are_set() {
        let account = [
            ("TWILIO_ACCOUNT_SID", "AC1"),
            ("TWILIO_AUTH_TOKEN", "t"),
            ("TWILIO_API_KEY", "SK1"),
        ];
        assert_eq!(from(&account).as_deref(), Ok("Basic QUMxOnQ="));
        let key = [account.as_slice(), &[("TWILIO_API_SECRET", "s")]].concat();
        assert_eq!(from(&key).as_deref(), Ok("Basic U0sxOnM="));
    }

    #[test]
    fn the_error_names_the_missing_variables() {
        let error = from(&[("TWILIO_AUTH_TOKEN", "")]).unwrap_err();
        assert!(
            error.contains("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
            "{error}"
        );
        let error =
            from(&[("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "secret")]).unwrap_err();
        assert!(
            error.contains("TWILIO_ACCOUNT_SID") && !error.contains("secret"),
            "{error}"
        );
    }
}
