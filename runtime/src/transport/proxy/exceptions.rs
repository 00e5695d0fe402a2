//! Hosts that are reached without a proxy: the text of `NO_PROXY` goes in, and of each host and port whether it is one of
//! them comes out.

use std::net::IpAddr;

/// The hosts that are reached without a proxy.
#[derive(Clone, Default)]
pub(super) struct Exceptions {
    entries: Vec<Entry>,
    /// Whether this machine itself is one of them, without being in the list.
    has_loopback: bool,
}

#[derive(Clone)]
struct Entry {
    hosts: Hosts,
    /// Only this port, where there is one.
    port: Option<u16>,
}

#[derive(Clone)]
enum Hosts {
    All,
    /// A name in lower case, and its subdomains.
    Domain(String),
    /// The addresses that begin with the same bits.
    Network(IpAddr, u8),
}

impl Exceptions {
    /// Reads a list with commas or spaces between its entries. What is none of the forms matches nothing.
    pub(super) fn new(list: &str) -> Self {
        let mut entries = Vec::new();
        for entry in list.split(|c: char| c == ',' || c.is_whitespace()) {
            entries.extend(Entry::parse(entry));
        }
        Self {
            entries,
            has_loopback: false,
        }
    }

    /// Adds this machine itself.
    pub(super) fn and_loopback(self) -> Self {
        Self {
            has_loopback: true,
            ..self
        }
    }

    /// Whether every host is one of them.
    pub(super) fn is_everything(&self) -> bool {
        self.entries
            .iter()
            .any(|entry| matches!(entry.hosts, Hosts::All))
    }

    /// Whether `host`, a name or an address without brackets, is one of them.
    pub(super) fn includes(&self, host: &str, port: u16) -> bool {
        let host = host.strip_suffix('.').unwrap_or(host);
        let address = address(host);
        let is_loopback = || {
            address.map_or(host.eq_ignore_ascii_case("localhost"), |address| {
                address.is_loopback()
            })
        };
        (self.has_loopback && is_loopback())
            || self.entries.iter().any(|entry| {
                entry.port.is_none_or(|only| only == port) && entry.hosts.include(host, address)
            })
    }
}

impl Entry {
    fn parse(text: &str) -> Option<Self> {
        if let Some(hosts) = Hosts::parse(text) {
            return Some(Self { hosts, port: None });
        }
        let (host, port) = text.rsplit_once(':')?;
        Some(Self {
            hosts: Hosts::parse(host)?,
            port: Some(port.parse().ok()?),
        })
    }
}

impl Hosts {
    fn parse(text: &str) -> Option<Self> {
        if text == "*" {
            return Some(Self::All);
        }
        let unbracketed = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'));
        if let Some(address) = address(unbracketed.unwrap_or(text)) {
            return Some(Self::Network(address, length(address)));
        }
        if let Some((network, bits)) = text.split_once('/') {
            return Self::network(network, bits);
        }
        let name = text.strip_prefix('*').unwrap_or(text);
        let name = name.strip_prefix('.').unwrap_or(name);
        let name = name.strip_suffix('.').unwrap_or(name);
        let is_name = !name.is_empty() && !name.contains([':', '*', '[', ']']);
        is_name.then(|| Self::Domain(name.to_ascii_lowercase()))
    }

    fn network(address: &str, bits: &str) -> Option<Self> {
        let (parsed, bits): (IpAddr, u8) = (address.parse().ok()?, bits.parse().ok()?);
        if bits > length(parsed) {
            return None;
        }
        // `::ffff:10.0.0.0/104` is a network of IPv4 addresses.
        let canonical = parsed.to_canonical();
        let bits = bits.checked_sub(length(parsed) - length(canonical))?;
        Some(Self::Network(canonical, bits))
    }

    fn include(&self, host: &str, address: Option<IpAddr>) -> bool {
        match (self, address) {
            (Self::All, _) => true,
            (Self::Domain(name), None) => is_within(host, name),
            (Self::Network(network, bits), Some(address)) => {
                let shift = 128 - u32::from(*bits) - (128 - u32::from(length(*network)));
                let prefix = |address| number(address).checked_shr(shift).unwrap_or(0);
                network.is_ipv4() == address.is_ipv4() && prefix(*network) == prefix(address)
            }
            // The end of an address is not its domain: `0.0.1` does not match `127.0.0.1`.
            (Self::Domain(_), Some(_)) | (Self::Network(..), None) => false,
        }
    }
}

/// Whether `host` is `name` or a subdomain of it.
fn is_within(host: &str, name: &str) -> bool {
    let at = host.len().checked_sub(name.len());
    let Some((before, end)) = at.and_then(|at| host.split_at_checked(at)) else {
        return false;
    };
    (before.is_empty() || before.ends_with('.')) && end.eq_ignore_ascii_case(name)
}

/// Returns an address; one of IPv4 that is written as one of IPv6, as the former.
fn address(host: &str) -> Option<IpAddr> {
    host.parse()
        .ok()
        .map(|address: IpAddr| address.to_canonical())
}

/// Returns how many bits an address has.
fn length(address: IpAddr) -> u8 {
    if address.is_ipv4() { 32 } else { 128 }
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => u128::from(u32::from(address)),
        IpAddr::V6(address) => u128::from(address),
    }
}

#[cfg(test)]
mod tests {
    use super::Exceptions;

    #[test]
    fn an_entry_is_a_domain_an_address_a_network_or_everything() {
        for (list, host, expected) in [
            ("", "a.example", false),
            ("*", "a.example", true),
            ("x, *", "192.0.2.1", true),
            ("example", "example", true),
            ("example", "example.", true),
            ("example.", "example", true),
            ("other, EXAMPLE ,", "a.example", true),
            ("other example", "a.Example", true),
            (".example", "a.example", true),
            (".example", "example", true),
            ("*.example", "a.b.example", true),
            ("example", "anexample", false),
            ("a.example", "example", false),
            ("twilio.com", "flex-api.twilio.com", true),
            ("é", "xé", false),
            ("x", "éx", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("0.0.1", "127.0.0.1", false),
            ("[::1]", "::1", true),
            ("::1", "0:0:0:0:0:0:0:1", true),
            ("192.0.2.1", "::ffff:192.0.2.1", true),
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.1.2.3/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.0/31", "10.0.0.1", true),
            ("10.0.0.0/32", "10.0.0.1", false),
            ("0.0.0.0/0", "192.0.2.1", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("0.0.0.0/0", "a.example", false),
            ("::/0", "2001:db8::1", true),
            ("::/0", "192.0.2.1", false),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("2001:db8::1/128", "2001:db8::1", true),
            ("::ffff:10.0.0.0/104", "10.9.9.9", true),
            ("10.0.0.0/33", "10.0.0.0", false),
            ("10.0.0.0/x", "10.0.0.0", false),
            (".", "a.example", false),
            ("[", "a.example", false),
            ("localhost.evil", "localhost", false),
            ("", "localhost", false),
        ] {
            let exceptions = Exceptions::new(list);
            assert_eq!(exceptions.includes(host, 443), expected, "{list} {host}");
        }
    }

    #[test]
    fn an_entry_with_a_port_is_for_that_port() {
        for (list, host, port, expected) in [
            ("example:8443", "example", 8443, true),
            ("example:8443", "a.example", 8443, true),
            ("example:8443", "example", 443, false),
            ("192.0.2.1:80", "192.0.2.1", 80, true),
            ("192.0.2.1:80", "192.0.2.1", 81, false),
            ("[2001:db8::1]:80", "2001:db8::1", 80, true),
            ("[2001:db8::1]:80", "2001:db8::1", 443, false),
            ("example:", "example", 443, false),
            ("example:99999", "example", 443, false),
        ] {
            let exceptions = Exceptions::new(list);
            assert_eq!(
                exceptions.includes(host, port),
                expected,
                "{list} {host}:{port}"
            );
        }
    }

    #[test]
    fn this_machine_is_one_where_that_is_asked_for() {
        let exceptions = Exceptions::new("").and_loopback();
        for (host, expected) in [
            ("localhost", true),
            ("LOCALHOST.", true),
            ("127.0.0.1", true),
            ("127.9.9.9", true),
            ("::1", true),
            ("::ffff:127.0.0.1", true),
            ("128.0.0.1", false),
            ("localhost.example", false),
            ("a.example", false),
        ] {
            assert_eq!(exceptions.includes(host, 1), expected, "{host}");
        }
    }
}
