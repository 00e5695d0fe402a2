//! Where requests may go: the settings of the client and an address go in, the address to use comes out, or none where
//! the credentials must not go.

mod base_url;
mod link;
mod named;
mod nearest_edge;
mod origin;
mod twilio_host;

pub(crate) use self::{base_url::BaseUrl, nearest_edge::nearest_edge, origin::displayable};

use self::twilio_host::TwilioHost;
use crate::marks;

/// The settings that decide about hosts. A base URL wins over region and edge.
#[derive(Clone, Default)]
pub(crate) struct Hosts {
    pub(crate) base_url: Option<BaseUrl>,
    pub(crate) edge: Option<String>,
    pub(crate) region: Option<String>,
}

impl Hosts {
    /// Appends what comes before the path in the URL of every request to `server`.
    pub(crate) fn write_prefix(&self, out: &mut String, server: &str) {
        match &self.base_url {
            Some(base) => out.push_str(base.as_str()),
            None => self.write_routed(out, server),
        }
    }

    /// Returns at least the length of what [`write_prefix`](Self::write_prefix) appends.
    pub(crate) fn prefix_length(&self, server: &str) -> usize {
        let label = |label: &Option<String>| label.as_ref().map_or(0, |label| label.len() + 1);
        match &self.base_url {
            Some(base) => base.as_str().len(),
            None if self.is_routed() => {
                server.len() + label(&self.edge) + label(&self.region) + ".us1".len()
            }
            None => server.len(),
        }
    }

    fn is_routed(&self) -> bool {
        self.edge.is_some() || self.region.is_some()
    }

    /// Appends `url`, its host in the region and the edge of the client if it is one of Twilio's.
    fn write_routed(&self, out: &mut String, url: &str) {
        let parts = self.is_routed().then(|| split_host(url)).flatten();
        let host = parts.and_then(|(_, host, _)| TwilioHost::parse(host));
        match (parts, host) {
            (Some((scheme, _, rest)), Some(host)) => {
                out.push_str(scheme);
                host.write_routed(out, self.edge.as_deref(), self.region.as_deref());
                out.push_str(rest);
            }
            _ => out.push_str(url),
        }
    }
}

#[cfg(test)]
impl Hosts {
    /// The hosts of a client without a base URL.
    fn routed_by(edge: Option<&str>, region: Option<&str>) -> Self {
        Self {
            base_url: None,
            edge: edge.map(str::to_owned),
            region: region.map(str::to_owned),
        }
    }

    /// The base of a client that has an edge and a region too, which do not count then.
    fn behind_base(base_url: &str) -> Self {
        Self {
            base_url: Some(BaseUrl::parse(base_url).expect("a base URL")),
            ..Self::routed_by(Some("dublin"), Some("ie1"))
        }
    }
}

/// Splits a URL around its host: `https://`, `flex-api.twilio.com` and `:443/v1`.
fn split_host(url: &str) -> Option<(&str, &str, &str)> {
    let (scheme, _) = marks::split_once(url, "://")?;
    let (scheme, rest) = url.split_at(scheme.len() + "://".len());
    let (host, rest) = rest.split_at(rest.find([':', '/', '?', '#']).unwrap_or(rest.len()));
    Some((scheme, host, rest))
}

#[cfg(test)]
mod tests {
    use super::Hosts;

    const SERVER: &str = "https://flex-api.twilio.com";

    fn prefix(hosts: &Hosts, server: &str) -> String {
        let mut out = String::new();
        hosts.write_prefix(&mut out, server);
        assert!(out.len() <= hosts.prefix_length(server), "{out}");
        out
    }

    #[test]
    fn region_and_edge_change_the_hosts_of_twilio_alone() {
        let both = Hosts::routed_by(Some("dublin"), Some("ie1"));
        for (hosts, server, expected) in [
            (Hosts::routed_by(None, None), SERVER, SERVER),
            (
                Hosts::routed_by(Some("dublin"), None),
                SERVER,
                "https://flex-api.dublin.us1.twilio.com",
            ),
            (
                both.clone(),
                "https://flex-api.twilio.com:8443/b",
                "https://flex-api.dublin.ie1.twilio.com:8443/b",
            ),
            (both.clone(), "https://example.com", "https://example.com"),
            (both.clone(), "https://twilio.com", "https://twilio.com"),
            (
                both.clone(),
                "https://flex-api.twilio.com.evil.example",
                "https://flex-api.twilio.com.evil.example",
            ),
            (
                both.clone(),
                "https://eviltwilio.com",
                "https://eviltwilio.com",
            ),
            (
                Hosts::behind_base("http://localhost:1/p"),
                SERVER,
                "http://localhost:1/p",
            ),
            (
                Hosts::behind_base("https://flex-api.twilio.com"),
                SERVER,
                SERVER,
            ),
        ] {
            assert_eq!(prefix(&hosts, server), expected);
        }
    }
}
