//! Links to pages: what the service sent goes in, the URL to ask for comes out, or none where the credentials must not
//! go.

use http::Uri;

use super::{Hosts, origin::Origin};
use crate::{marks, operation::Operation};

impl Hosts {
    /// Returns `link` as the URL to ask for, if the credentials of `operation` may go there: to the origin that the
    /// client uses, or to the same product of Twilio in another region or edge.
    ///
    /// Behind a base URL, everything goes to the base: links to the product's own host too, which a gateway that does
    /// not rewrite bodies passes on. Without one, a host of Twilio's is brought to the region and the edge of the client.
    /// A link that is a path alone, which the older APIs send, is put behind the prefix of all requests.
    pub(crate) fn resolve(&self, operation: &Operation, link: &str) -> Option<String> {
        let mut prefix = String::new();
        self.write_prefix(&mut prefix, &operation.server);
        let url = if link.starts_with('/') {
            // Two slashes begin with a host, and a link without a scheme is followed only where it names none.
            (!link.starts_with("//")).then(|| self.behind(&prefix, operation, link))?
        } else if self.base_url.is_some() {
            self.resolve_behind_base(&prefix, operation, link)?
        } else {
            Origin::parse(&prefix)?
                .serves_product_of(&Origin::parse(link)?)
                .then(|| self.routed(link))?
        };
        url.parse::<Uri>().is_ok().then_some(url)
    }

    /// Returns where a whole URL leads behind the base URL: to the base, if it names that or the product.
    fn resolve_behind_base(&self, base: &str, operation: &Operation, link: &str) -> Option<String> {
        let (here, there) = (Origin::parse(base)?, Origin::parse(link)?);
        if here == there && has_prefix(path(link), path(base), operation) {
            return Some(link.to_owned());
        }
        let product = Origin::parse(&operation.server);
        let is_known = here.serves_product_of(&there)
            || product.is_some_and(|product| product.serves_product_of(&there));
        is_known.then(|| self.behind(base, operation, path(link)))
    }

    /// Returns a URL in the region and the edge of the client.
    fn routed(&self, url: &str) -> String {
        let mut routed = String::with_capacity(url.len());
        self.write_routed(&mut routed, url);
        routed
    }

    /// Returns the URL of a path that the service named, without any prefix twice.
    fn behind(&self, prefix: &str, operation: &Operation, mut link: &str) -> String {
        let own = path(prefix);
        if has_prefix(link, own, operation) {
            let origin = prefix.strip_suffix(own).unwrap_or(prefix);
            return [origin, link].concat();
        }
        if self.base_url.is_some() {
            // The base takes the place of the server, path included.
            link = after(link, path(&operation.server)).unwrap_or(link);
        }
        [prefix, link].concat()
    }
}

/// Whether `link`, a path, begins with `prefix`. Where the paths of the API begin with the same segments themselves, such
/// as `/v1`, they have to be there twice.
fn has_prefix(link: &str, prefix: &str, operation: &Operation) -> bool {
    let starts_again = |path| after(path, prefix).is_some();
    after(link, prefix).is_some_and(|rest| {
        prefix.is_empty() || starts_again(rest) == starts_again(&operation.path)
    })
}

/// Returns what follows `prefix` in `link`, if that is made of the first segments of it.
pub(super) fn after<'a>(link: &'a str, prefix: &str) -> Option<&'a str> {
    let rest = link.strip_prefix(prefix)?;
    (rest.is_empty() || rest.starts_with(['/', '?', '#'])).then_some(rest)
}

/// Returns what follows the host and the port in a URL.
pub(super) fn path(url: &str) -> &str {
    let authority = marks::split_once(url, "://").map_or(url, |(_, rest)| rest);
    let at = authority.find(['/', '?', '#']).unwrap_or(authority.len());
    &authority[at..]
}

#[cfg(test)]
mod tests {
    use super::Hosts;
    use crate::{method::Method, operation::Operation};

    /// An operation of `/v1/Calls` on `server`.
    const fn on(server: &'static str) -> Operation {
        Operation::bare("ListCalls", Method::Get, server, "/v1/Calls")
    }

    const CALLS: Operation = on("https://flex-api.twilio.com");

    #[test]
    fn a_link_stays_on_the_origin_or_on_a_rewrite_of_it() {
        let (plain, routed) = (
            Hosts::routed_by(None, None),
            Hosts::routed_by(Some("dublin"), Some("ie1")),
        );
        let regional = "https://flex-api.dublin.ie1.twilio.com/v1?Page=1";
        for (hosts, link, expected) in [
            (
                &plain,
                "https://flex-api.twilio.com/v1?Page=1",
                "https://flex-api.twilio.com/v1?Page=1",
            ),
            (
                &plain,
                "https://FLEX-API.twilio.com:443/v1",
                "https://FLEX-API.twilio.com:443/v1",
            ),
            (
                &plain,
                "https://flex-api.ie1.twilio.com/v1",
                "https://flex-api.ie1.twilio.com/v1",
            ),
            (
                &plain,
                "/v1?Page=1",
                "https://flex-api.twilio.com/v1?Page=1",
            ),
            (&routed, "https://flex-api.twilio.com/v1?Page=1", regional),
            (
                &routed,
                "https://flex-api.sydney.au1.twilio.com/v1?Page=1",
                regional,
            ),
            (&routed, regional, regional),
            (&routed, "/v1?Page=1", regional),
        ] {
            assert_eq!(
                hosts.resolve(&CALLS, link).as_deref(),
                Some(expected),
                "{link}"
            );
        }
    }

    #[test]
    fn behind_a_base_every_link_goes_to_the_base() {
        let next = "http://h/p/v1/Calls?Page=1";
        for (base, link, expected) in [
            (
                "http://h/p",
                "https://flex-api.twilio.com/v1/Calls?Page=1",
                next,
            ),
            (
                "http://h/p/",
                "https://flex-api.twilio.com/v1/Calls?Page=1",
                next,
            ),
            (
                "http://h/p",
                "https://FLEX-API.dublin.ie1.twilio.com:443/v1/Calls?Page=1",
                next,
            ),
            (
                "http://h/p",
                "https://flex-api.twilio.com/p/v1/Calls?Page=1",
                next,
            ),
            ("http://h/p", "/v1/Calls?Page=1", next),
            ("http://h/p", "/p/v1/Calls?Page=1", next),
            ("http://h/p", next, next),
            (
                "http://h/p",
                "http://H:80/p/v1/Calls",
                "http://H:80/p/v1/Calls",
            ),
            // A gateway that names itself, but not the folder that the product is in.
            ("http://h/p", "http://h/v1/Calls?Page=1", next),
            ("http://h/p", "/page?x", "http://h/p/page?x"),
            (
                "http://h",
                "https://flex-api.twilio.com?Page=1",
                "http://h?Page=1",
            ),
            ("http://h", "http://h:80/v1", "http://h:80/v1"),
            // The API's own paths begin as the base does.
            (
                "http://h/v1",
                "https://flex-api.twilio.com/v1/Calls",
                "http://h/v1/v1/Calls",
            ),
            ("http://h/v1", "/v1/Calls", "http://h/v1/v1/Calls"),
            (
                "http://h/v1",
                "http://h/v1/v1/Calls",
                "http://h/v1/v1/Calls",
            ),
            // A base that is a host of Twilio's is a base as any other.
            (
                "https://flex-api.ie1.twilio.com",
                "https://flex-api.twilio.com/v1",
                "https://flex-api.ie1.twilio.com/v1",
            ),
        ] {
            let resolved = Hosts::behind_base(base).resolve(&CALLS, link);
            assert_eq!(resolved.as_deref(), Some(expected), "{base} {link}");
        }
    }

    #[test]
    fn the_path_of_the_server_is_not_there_twice() {
        let within = on("https://api.example.com/b");
        for (hosts, link, expected) in [
            (
                Hosts::routed_by(None, None),
                "/b/v1/Calls",
                "https://api.example.com/b/v1/Calls",
            ),
            (
                Hosts::routed_by(None, None),
                "/v1/Calls",
                "https://api.example.com/b/v1/Calls",
            ),
            (
                Hosts::behind_base("http://h/p"),
                "https://api.example.com/b/v1/Calls",
                "http://h/p/v1/Calls",
            ),
            (
                Hosts::behind_base("http://h/p"),
                "/b/v1/Calls",
                "http://h/p/v1/Calls",
            ),
        ] {
            assert_eq!(
                hosts.resolve(&within, link).as_deref(),
                Some(expected),
                "{link}"
            );
        }
    }

    #[test]
    fn any_other_link_is_refused() {
        for link in [
            "http://flex-api.twilio.com/v1",
            "https://flex-api.twilio.com:8443/v1",
            "https://flex-api.twilio.com.evil.example/v1",
            "https://flex-api.twilio.com@evil.example/v1",
            "https://user@flex-api.twilio.com/v1",
            "https://evil.example\\@flex-api.twilio.com/",
            "https://api.twilio.com/v1",
            "https://api.ie1.twilio.com/v1",
            "https://flex-api.a.b.c.twilio.com/v1",
            "https://flex-api..twilio.com/v1",
            "https://twilio.com/v1",
            "https://localhost:1/v1",
            "http://localhost/v1",
            "//evil.example/v1",
            "//flex-api.twilio.com/v1",
            "flex-api.twilio.com",
            "/v1/a b",
            "",
        ] {
            for hosts in [
                Hosts::routed_by(None, None),
                Hosts::routed_by(Some("dublin"), None),
                Hosts::behind_base("http://localhost:1"),
                Hosts::behind_base("http://localhost:1/p"),
            ] {
                assert_eq!(hosts.resolve(&CALLS, link), None, "{link}");
            }
        }
    }
}
