//! Servers that a caller names: a text goes in, and whether the credentials may go there comes out.

use super::{
    Hosts,
    link::{after, path},
    product::is_twilio,
};

use crate::message::origin::Origin;

impl Hosts {
    /// Whether `server` is an origin that the credentials may go to: Twilio over HTTPS, the API's `own` server, or the base
    /// URL.
    pub(crate) fn may_serve(&self, server: &str, own: &str) -> bool {
        let Some(there) = Origin::parse(server).filter(|_| path(server).is_empty()) else {
            return false;
        };
        let is = |known: &str| Origin::parse(known).is_some_and(|known| known == there);
        is_twilio(&there) || is(own) || self.is_base(server)
    }

    /// Returns what of `path` comes behind the base URL, if `server` is that.
    pub(crate) fn below_base<'a>(&self, server: &str, path_there: &'a str) -> &'a str {
        match &self.base_url {
            Some(base) if self.is_base(server) => {
                after(path_there, path(base.as_str())).unwrap_or(path_there)
            }
            _ => path_there,
        }
    }

    fn is_base(&self, server: &str) -> bool {
        let base = self.base_url.as_ref();
        let base = base.and_then(|base| Origin::parse(base.as_str()));
        base.is_some() && base == Origin::parse(server)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BaseUrl, Hosts};

    const OWN: &str = "https://api.example.com";

    #[test]
    fn credentials_go_to_twilio_the_api_and_the_base_alone() {
        let at = Hosts {
            base_url: Some(BaseUrl::parse("http://localhost:1/p").expect("a base URL")),
            ..Hosts::default()
        };
        for (server, is_allowed) in [
            ("https://conversations.twilio.com", true),
            ("https://conversations.dublin.ie1.twilio.com", true),
            ("https://api.example.com", true),
            ("https://api.example.com:443", true),
            ("http://localhost:1", true),
            ("http://localhost:1/p", false),
            ("http://localhost:2", false),
            ("https://localhost:1", false),
            ("http://conversations.twilio.com", false),
            ("https://conversations.twilio.com:8443", false),
            ("https://conversations.twilio.com/v1", false),
            ("https://conversations.twilio.com?x", false),
            ("https://conversations.twilio.com#x", false),
            ("https://conversations.twilio.com.evil.example", false),
            ("https://conversations.twilio.com@evil.example", false),
            ("https://evil.example\\@conversations.twilio.com", false),
            ("https://user@conversations.twilio.com", false),
            ("https://eviltwilio.com", false),
            ("https://twilio.com", false),
            ("https://conversations.twilio.com.", false),
            ("conversations.twilio.com", false),
            ("//conversations.twilio.com", false),
            ("", false),
        ] {
            assert_eq!(at.may_serve(server, OWN), is_allowed, "{server}");
        }
        assert!(!Hosts::default().may_serve("http://localhost:1", OWN));
    }

    #[test]
    fn the_path_of_the_base_is_not_there_twice() {
        let at = Hosts {
            base_url: Some(BaseUrl::parse("http://localhost:1/p").expect("a base URL")),
            ..Hosts::default()
        };
        for (server, path, expected) in [
            ("http://localhost:1", "/p/v1", "/v1"),
            ("http://localhost:1", "/v1", "/v1"),
            ("https://api.twilio.com", "/p/v1", "/p/v1"),
        ] {
            assert_eq!(at.below_base(server, path), expected);
        }
    }
}
