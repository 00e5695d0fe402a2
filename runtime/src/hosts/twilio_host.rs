//! Twilio's host names: `product.edge.region.twilio.com`, where edge and region can be missing.

const DOMAIN: &str = ".twilio.com";

/// What Twilio takes for the region where only an edge is named.
const USUAL_REGION: &str = "us1";

/// The parts of a host name of Twilio's.
#[derive(Debug, PartialEq)]
pub(super) struct TwilioHost<'a> {
    product: &'a str,
    edge: Option<&'a str>,
    region: Option<&'a str>,
}

impl<'a> TwilioHost<'a> {
    /// Returns the parts of `host`, unless it is none of Twilio's or of another form.
    pub(super) fn parse(host: &'a str) -> Option<Self> {
        let (labels, domain) = host.split_at_checked(host.len().checked_sub(DOMAIN.len())?)?;
        if !domain.eq_ignore_ascii_case(DOMAIN) || labels.split('.').any(str::is_empty) {
            return None;
        }
        let mut labels = labels.split('.');
        let parts = (labels.next()?, labels.next(), labels.next(), labels.next());
        let (product, edge, region) = match parts {
            (product, region, None, None) => (product, None, region),
            (product, edge, region, None) => (product, edge, region),
            _ => return None,
        };
        Some(Self {
            product,
            edge,
            region,
        })
    }

    /// Whether both are the same product, wherever it is served.
    pub(super) fn is_same_product(&self, other: &Self) -> bool {
        self.product.eq_ignore_ascii_case(other.product)
    }

    /// Appends the host in this region and edge. What is not given stays as the host has it.
    pub(super) fn write_routed(&self, out: &mut String, edge: Option<&str>, region: Option<&str>) {
        let edge = edge.or(self.edge);
        let region = region.or(self.region).or(edge.map(|_| USUAL_REGION));
        out.push_str(self.product);
        for label in [edge, region].into_iter().flatten() {
            out.push('.');
            out.push_str(label);
        }
        out.push_str(DOMAIN);
    }
}

#[cfg(test)]
mod tests {
    use super::TwilioHost;

    #[test]
    fn edge_and_region_take_their_places() {
        let (product, region, both) = (
            "flex-api.twilio.com",
            "flex-api.ie1.twilio.com",
            "flex-api.dublin.ie1.twilio.com",
        );
        for (host, edge, asked, expected) in [
            (product, None, None, product),
            (product, None, Some("ie1"), region),
            (
                product,
                Some("dublin"),
                None,
                "flex-api.dublin.us1.twilio.com",
            ),
            (product, Some("dublin"), Some("ie1"), both),
            (region, None, None, region),
            (region, None, Some("au1"), "flex-api.au1.twilio.com"),
            (region, Some("dublin"), None, both),
            (
                region,
                Some("sydney"),
                Some("au1"),
                "flex-api.sydney.au1.twilio.com",
            ),
            (both, None, None, both),
            (both, None, Some("au1"), "flex-api.dublin.au1.twilio.com"),
            (both, Some("sydney"), None, "flex-api.sydney.ie1.twilio.com"),
            (
                both,
                Some("sydney"),
                Some("au1"),
                "flex-api.sydney.au1.twilio.com",
            ),
        ] {
            let mut out = String::new();
            let host = TwilioHost::parse(host).expect("a host of Twilio's");
            host.write_routed(&mut out, edge, asked);
            assert_eq!(out, expected, "{host:?}");
        }
    }

    #[test]
    fn other_hosts_have_no_parts() {
        for host in [
            "",
            "twilio.com",
            ".twilio.com",
            "a..twilio.com",
            "eviltwilio.com",
            "a.twilio.com.evil.example",
            "a.b.c.d.twilio.com",
            "localhost",
            "é.twilio.co",
        ] {
            assert_eq!(TwilioHost::parse(host), None, "{host}");
        }
    }
}
