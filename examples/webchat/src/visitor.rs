//! A request in, who counts as its visitor out.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::http::HeaderMap;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Who sent a request, for the limits: an IP address, or for IPv6 the network that a provider gives to one customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Visitor(IpAddr);

impl Visitor {
    /// Returns the visitor of a request from `peer` that passed this many proxies of ours.
    ///
    /// Each proxy adds the address that it sees at the end of `X-Forwarded-For`. What is before these entries was sent by the
    /// visitor and can be anything. If an entry is missing or not an address, the peer counts.
    pub(crate) fn of(peer: SocketAddr, headers: &HeaderMap, trusted_proxies: usize) -> Self {
        let forwarded = trusted_proxies
            .checked_sub(1)
            .and_then(|position| forwarded_for(headers, position));
        Self(network(forwarded.unwrap_or(peer.ip())))
    }
}

/// Returns the address at this position, counted from the end.
fn forwarded_for(headers: &HeaderMap, position: usize) -> Option<IpAddr> {
    let values = headers.get_all(FORWARDED_FOR).iter().rev();
    let entries = values.flat_map(|value| value.to_str().unwrap_or_default().rsplit(','));
    let entry = entries.map(str::trim).nth(position)?;
    entry.parse().ok().or_else(|| {
        // Some proxies add the port.
        entry.parse().ok().map(|address: SocketAddr| address.ip())
    })
}

fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{FORWARDED_FOR, Visitor};
    use axum::http::{HeaderMap, HeaderValue};

    fn visitor(peer: &str, forwarded: &[&'static str], proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append(FORWARDED_FOR, HeaderValue::from_static(value));
        }
        let peer = peer.parse().expect("an address");
        Visitor::of(peer, &headers, proxies).0.to_string()
    }

    #[test]
    fn nobody_chooses_the_address_that_is_limited() {
        let peer = "203.0.113.9:1000";
        assert_eq!(visitor(peer, &["1.1.1.1"], 0), "203.0.113.9");
        let sent = &["1.1.1.1", "2.2.2.2, 3.3.3.3"];
        assert_eq!(visitor(peer, sent, 1), "3.3.3.3");
        assert_eq!(visitor(peer, sent, 2), "2.2.2.2");
        for other in [&["nonsense"][..], &[""], &[]] {
            assert_eq!(visitor(peer, other, 1), "203.0.113.9");
        }
        assert_eq!(visitor(peer, &["4.4.4.4:80"], 1), "4.4.4.4");
    }

    #[test]
    fn the_addresses_of_one_customer_are_one_visitor() {
        assert_eq!(
            visitor("[2001:db8:1:2:3:4:5:6]:1", &[], 0),
            "2001:db8:1:2::"
        );
        assert_eq!(visitor("[::ffff:203.0.113.9]:1", &[], 0), "203.0.113.9");
    }
}
