//! The environment variables that Twilio's own tools read: a lookup goes in, credentials, edge and region come out.

use std::{ffi::OsString, mem::take};

use zeroize::Zeroizing;

use crate::{
    credentials::{Credentials, Names},
    error::{Error, configuration_error::ConfigurationError},
};

const ACCOUNT_SID: &str = "TWILIO_ACCOUNT_SID";
const AUTH_TOKEN: &str = "TWILIO_AUTH_TOKEN";
const API_KEY: &str = "TWILIO_API_KEY";
const API_SECRET: &str = "TWILIO_API_SECRET";
const EDGE: &str = "TWILIO_EDGE";
const REGION: &str = "TWILIO_REGION";

/// What the variables are called where something is wrong with their values.
const KEY_NAMES: Names = Names {
    account: "`TWILIO_ACCOUNT_SID` in the environment",
    key: "`TWILIO_API_KEY` in the environment",
    secret: "`TWILIO_API_SECRET` in the environment",
};
const TOKEN_NAMES: Names = Names {
    secret: "`TWILIO_AUTH_TOKEN` in the environment",
    ..KEY_NAMES
};

/// The settings of a client in the environment.
pub(crate) struct Environment {
    pub(crate) credentials: Credentials,
    pub(crate) edge: Option<String>,
    pub(crate) region: Option<String>,
}

impl Credentials {
    /// Reads `TWILIO_ACCOUNT_SID` and, where they are set, `TWILIO_API_KEY` and `TWILIO_API_SECRET`, else
    /// `TWILIO_AUTH_TOKEN`. An empty variable counts as one that is not set.
    ///
    /// # Errors
    /// A variable is missing, is not Unicode or holds what [no service would take](Self#errors). The error names it. A key
    /// without its secret is an error even beside an auth token, which may do more than the key was meant to.
    pub fn from_env() -> Result<Self, Error> {
        credentials(&|name| std::env::var_os(name)).map_err(Error::configuration)
    }
}

/// Reads everything of what `lookup` returns for each name.
pub(crate) fn read(
    lookup: &dyn Fn(&'static str) -> Option<OsString>,
) -> Result<Environment, ConfigurationError> {
    Ok(Environment {
        credentials: credentials(lookup)?,
        edge: variable(lookup, EDGE)?,
        region: variable(lookup, REGION)?,
    })
}

/// Makes credentials of what `lookup` returns for each name. An API key wins over the auth token, because it can be
/// revoked alone; half of a key is a mistake, and the auth token would hide it.
pub(crate) fn credentials(
    lookup: &dyn Fn(&'static str) -> Option<OsString>,
) -> Result<Credentials, ConfigurationError> {
    // What is read and then not used, because another variable is missing, is overwritten too.
    let secret = |name| Ok(variable(lookup, name)?.map(Zeroizing::new));
    let (account_sid, key) = (variable(lookup, ACCOUNT_SID)?, variable(lookup, API_KEY)?);
    let credentials = match (account_sid, key, secret(API_SECRET)?) {
        (_, Some(_), None) => Err(ConfigurationError::MissingHalf(API_SECRET, API_KEY)),
        (_, None, Some(_)) => Err(ConfigurationError::MissingHalf(API_KEY, API_SECRET)),
        (Some(account_sid), Some(key), Some(mut secret)) => {
            let credentials = Credentials::api_key(account_sid, key, take(&mut *secret));
            Ok(credentials.named(&KEY_NAMES))
        }
        (None, Some(_), Some(_)) => Err(ConfigurationError::MissingVariables(&[ACCOUNT_SID])),
        (account_sid, None, None) => with_token(account_sid, secret(AUTH_TOKEN)?),
    }?;
    credentials.check()?;
    Ok(credentials)
}

fn with_token(
    account_sid: Option<String>,
    token: Option<Zeroizing<String>>,
) -> Result<Credentials, ConfigurationError> {
    match (account_sid, token) {
        (Some(account_sid), Some(mut token)) => {
            let credentials = Credentials::auth_token(account_sid, take(&mut *token));
            Ok(credentials.named(&TOKEN_NAMES))
        }
        (None, Some(_)) => Err(ConfigurationError::MissingVariables(&[ACCOUNT_SID])),
        (Some(_), None) => Err(ConfigurationError::MissingVariables(&[AUTH_TOKEN])),
        (None, None) => Err(ConfigurationError::MissingVariables(&[
            ACCOUNT_SID,
            AUTH_TOKEN,
        ])),
    }
}

/// Returns the value of a variable that is set and not empty.
fn variable(
    lookup: &dyn Fn(&'static str) -> Option<OsString>,
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
        read(&lookup).map_err(|error| error.to_string())
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
    fn an_api_key_wins_over_the_auth_token() {
        let account = [("TWILIO_ACCOUNT_SID", "AC1"), ("TWILIO_AUTH_TOKEN", "t")];
        assert_eq!(from(&account).as_deref(), Ok("Basic QUMxOnQ="));
        let pair = [("TWILIO_API_KEY", "SK1"), ("TWILIO_API_SECRET", "s")];
        let both = [account, pair].concat();
        assert_eq!(from(&both).as_deref(), Ok("Basic U0sxOnM="));
    }

    #[test]
    fn half_of_an_api_key_names_the_other_half() {
        let account = [("TWILIO_ACCOUNT_SID", "AC1"), ("TWILIO_AUTH_TOKEN", "t")];
        for (present, missing) in [
            ("TWILIO_API_KEY", "TWILIO_API_SECRET"),
            ("TWILIO_API_SECRET", "TWILIO_API_KEY"),
        ] {
            for others in [&account[..], &account[..1], &[]] {
                let half = [others, &[(present, "s3cret"), (missing, "")]].concat();
                let expected = format!("{missing} is not set in the environment, but {present} is");
                assert_eq!(from(&half), Err(expected));
            }
        }
    }

    #[test]
    fn a_value_that_no_service_takes_names_its_variable_and_not_itself() {
        let good = [
            ("TWILIO_ACCOUNT_SID", "AC1"),
            ("TWILIO_API_KEY", "SK1"),
            ("TWILIO_API_SECRET", "s"),
            ("TWILIO_AUTH_TOKEN", "t"),
        ];
        for (at, used, broken) in [
            (0, 3, "SK5ecret"),
            (1, 3, "AC5ecret"),
            (2, 3, "5ecret\n"),
            (2, 3, "\u{feff}5ecret"),
            (0, 3, " AC5ecret"),
        ] {
            let mut variables = good;
            variables[at].1 = broken;
            let error = from(&variables[..used]).unwrap_err();
            assert!(error.starts_with(&format!("`{}`", good[at].0)), "{error}");
            assert!(!error.contains("5ecret"), "{error}");
        }
        let token = [good[0], ("TWILIO_AUTH_TOKEN", "5ecret\n")];
        let error = from(&token).unwrap_err();
        assert!(
            error.contains("`TWILIO_AUTH_TOKEN`") && error.ends_with("trim it"),
            "{error}"
        );
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
