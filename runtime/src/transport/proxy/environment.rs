//! The proxies of the environment: a lookup goes in, the proxies that its variables name come out.
//!
//! As curl and Go's `net/http` read them, and reqwest with few differences. What those do differently is settled so:
//!
//! | | curl | Go | reqwest | here |
//! |---|---|---|---|---|
//! | `https_proxy` and `HTTPS_PROXY` | lower case first | upper case first | upper case first | lower case first |
//! | an empty variable | is not set | is not set | is not set | is not set |
//! | `ALL_PROXY` | where no other is set | is not read | where no other is set | where no other is set |
//! | `HTTP_PROXY`, which a request sets for a CGI program | is not read | an error within CGI | not read within CGI | not read within CGI |
//! | `.example` in `NO_PROXY` | also `example` itself | subdomains alone | also `example` itself | also `example` itself |
//! | ports in `NO_PROXY` | no | yes | no | yes |
//! | `localhost` and the loopback addresses | by the proxy | directly | by the proxy | directly |
//! | what is not an address of a proxy | an error | an error | is passed over | an error |

use std::{ffi::OsString, sync::Arc};

use zeroize::Zeroizing;

use super::{Proxies, Proxy, exceptions::Exceptions};
use crate::error::configuration_error::{ConfigurationError, Problem};

/// In a CGI program, `Proxy: …` among the headers of a request is a variable of this name.
const SET_BY_REQUESTS: &str = "HTTP_PROXY";

/// What makes a program one of CGI.
const CGI: &str = "REQUEST_METHOD";

impl Proxies {
    /// Returns the proxies that the variables name which `lookup` finds.
    pub(crate) fn from_environment(
        lookup: &dyn Fn(&'static str) -> Option<OsString>,
    ) -> Result<Self, ConfigurationError> {
        let exceptions = first(&["no_proxy", "NO_PROXY"], lookup)?;
        let exceptions =
            exceptions.map_or_else(Exceptions::default, |(_, list)| Exceptions::new(&list));
        if exceptions.is_everything() {
            return Ok(Self::default());
        }
        let exceptions = exceptions.and_loopback();
        let is_cgi = lookup(CGI).is_some();
        let proxy = |names: &[&'static str]| {
            let found = first(names, &|name| {
                let is_hostile = is_cgi && is_set_by_requests(name);
                if is_hostile { None } else { lookup(name) }
            });
            let Some((name, url)) = found? else {
                return Ok(None);
            };
            let invalid = |problem: Problem| ConfigurationError::EnvironmentProxy(name, problem);
            let proxy = Proxy::parse(&url).map_err(invalid)?;
            Ok(Some(Arc::new(proxy.without(exceptions.clone()))))
        };
        Ok(Self {
            http: proxy(&["http_proxy", SET_BY_REQUESTS, "all_proxy", "ALL_PROXY"])?,
            https: proxy(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"])?,
        })
    }
}

/// Whether a request to a CGI program can set the variable. On Windows, names are found in either case.
fn is_set_by_requests(name: &str) -> bool {
    name == SET_BY_REQUESTS || (cfg!(windows) && name.eq_ignore_ascii_case(SET_BY_REQUESTS))
}

/// Returns the first variable that is set and not empty, and its value.
fn first(
    names: &[&'static str],
    lookup: &dyn Fn(&'static str) -> Option<OsString>,
) -> Result<Option<(&'static str, Zeroizing<String>)>, ConfigurationError> {
    let mut values = names.iter().filter_map(|name| Some((*name, lookup(name)?)));
    let Some((name, value)) = values.find(|(_, value)| !value.is_empty()) else {
        return Ok(None);
    };
    // The same memory, so that no credentials are left behind where it is not Unicode.
    match String::from_utf8(value.into_encoded_bytes()) {
        Ok(text) => Ok(Some((name, Zeroizing::new(text)))),
        Err(error) => {
            drop(Zeroizing::new(error.into_bytes()));
            Err(ConfigurationError::NotUnicode(name))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::Proxies;

    fn from(variables: &[(&str, &str)]) -> Result<Proxies, String> {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        };
        Proxies::from_environment(&lookup).map_err(|error| error.to_string())
    }

    /// Returns the hosts of the proxies for `http` and for `https`.
    fn hosts(variables: &[(&str, &str)]) -> [Option<String>; 2] {
        let proxies = from(variables).expect("proxies");
        [false, true].map(|is_tls| {
            let proxy = proxies.of(is_tls, "api.example.com", 443);
            proxy.map(|proxy| proxy.host.clone())
        })
    }

    #[test]
    fn each_scheme_has_its_variables() {
        let (a, b, c) = ("http://a", "http://b", "http://c");
        for (variables, http, https) in [
            (&[][..], None, None),
            (&[("HTTPS_PROXY", a)], None, Some("a")),
            (&[("HTTP_PROXY", a)], Some("a"), None),
            (&[("http_proxy", a), ("HTTP_PROXY", b)], Some("a"), None),
            (&[("https_proxy", a), ("HTTPS_PROXY", b)], None, Some("a")),
            (&[("https_proxy", ""), ("HTTPS_PROXY", b)], None, Some("b")),
            (&[("ALL_PROXY", a)], Some("a"), Some("a")),
            (&[("all_proxy", a), ("ALL_PROXY", b)], Some("a"), Some("a")),
            (
                &[("ALL_PROXY", a), ("HTTPS_PROXY", b), ("http_proxy", c)],
                Some("c"),
                Some("b"),
            ),
            (
                &[("ALL_PROXY", a), ("HTTPS_PROXY", "")],
                Some("a"),
                Some("a"),
            ),
            // Within CGI.
            (&[("HTTP_PROXY", a), ("REQUEST_METHOD", "GET")], None, None),
            (
                &[("http_proxy", b), ("HTTP_PROXY", a), ("REQUEST_METHOD", "")],
                Some("b"),
                None,
            ),
            (
                &[
                    ("HTTP_PROXY", a),
                    ("REQUEST_METHOD", "GET"),
                    ("ALL_PROXY", c),
                ],
                Some("c"),
                Some("c"),
            ),
            (
                &[("HTTPS_PROXY", a), ("REQUEST_METHOD", "GET")],
                None,
                Some("a"),
            ),
            (&[("ALL_PROXY", a), ("NO_PROXY", "x")], Some("a"), Some("a")),
            (&[("ALL_PROXY", a), ("NO_PROXY", "example.com")], None, None),
            (
                &[("ALL_PROXY", a), ("no_proxy", "x"), ("NO_PROXY", "*")],
                Some("a"),
                Some("a"),
            ),
            (
                &[("ALL_PROXY", "socks5://s"), ("NO_PROXY", "*")],
                None,
                None,
            ),
            (
                &[
                    ("ALL_PROXY", "socks5://s"),
                    ("http_proxy", a),
                    ("https_proxy", b),
                ],
                Some("a"),
                Some("b"),
            ),
        ] {
            assert_eq!(
                hosts(variables),
                [http, https].map(|host| host.map(str::to_owned)),
                "{variables:?}"
            );
        }
    }

    #[test]
    fn this_machine_is_reached_directly() {
        let proxies = from(&[("ALL_PROXY", "p:1")]).expect("a proxy");
        for host in ["localhost", "127.0.0.1", "::1"] {
            assert!(proxies.of(true, host, 443).is_none(), "{host}");
        }
        assert!(proxies.of(true, "192.0.2.1", 443).is_some());
    }

    #[test]
    fn an_error_names_the_variable_and_nothing_of_its_value() {
        for (name, value, says) in [
            (
                "HTTPS_PROXY",
                "socks5://user:s3cret@p",
                "`ReqwestTransport`",
            ),
            ("https_proxy", "ftp://user:s3cret@p", "`https://`"),
            ("ALL_PROXY", "http://user:s3cret@", "not a URL"),
            ("HTTP_PROXY", "http://user:s3cret%zz@p", "credentials"),
            ("http_proxy", "http://user:s3cret", "not a URL"),
        ] {
            let error = from(&[(name, value)]).err().expect("no proxy");
            assert!(error.contains(name) && error.contains(says), "{error}");
            assert!(
                !error.contains("s3cret") && !error.contains("user"),
                "{error}"
            );
        }
    }
}
