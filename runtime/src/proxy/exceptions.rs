//! Hosts that are reached without a proxy: the text of `NO_PROXY` and a host go in, whether it is one of them comes out.

/// Whether `host` is in `list`: names and addresses with commas between them. A name matches its subdomains too,
/// with or without a dot before it, and `*` for everything.
pub(super) fn includes(list: &str, host: &str) -> bool {
    let host = host.trim_end_matches('.');
    list.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .any(|entry| {
            let name = entry.trim_start_matches('.').trim_matches(['[', ']']);
            entry == "*" || is_within(host, name)
        })
}

fn is_within(host: &str, name: &str) -> bool {
    let at = host.len().checked_sub(name.len());
    let Some((before, end)) = at.and_then(|at| host.split_at_checked(at)) else {
        return false;
    };
    // The end of an address is not its domain: `0.0.1` does not match `127.0.0.1`.
    let is_boundary = before.is_empty() || (before.ends_with('.') && !is_address(host));
    is_boundary && end.eq_ignore_ascii_case(name)
}

fn is_address(host: &str) -> bool {
    host.parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::includes;

    #[test]
    fn names_stand_for_their_subdomains() {
        for (list, host, expected) in [
            ("", "a.example", false),
            ("*", "a.example", true),
            ("example", "example", true),
            ("other, EXAMPLE ,", "a.example", true),
            (".example", "a.example", true),
            (".example", "example", true),
            ("example", "anexample", false),
            ("a.example", "example", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("0.0.1", "127.0.0.1", false),
            ("[::1]", "::1", true),
            ("twilio.com", "flex-api.twilio.com", true),
            ("é", "xé", false),
            ("x", "éx", false),
        ] {
            assert_eq!(includes(list, host), expected, "{list} {host}");
        }
    }
}
