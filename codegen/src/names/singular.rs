//! The name of a collection in, the name of one of its items out.

/// The singular of an English plural in snake case: `flex_flows` gives `flex_flow`, `categories` gives `category`.
///
/// Only the regular endings are known; any other name is returned unchanged, and an overlay can give a better one.
#[must_use]
pub fn singular(plural: &str) -> String {
    let unchanged = ["ss", "us", "is", "sms"];
    if unchanged.iter().any(|ending| plural.ends_with(ending)) {
        return plural.to_owned();
    }
    if let Some(stem) = plural.strip_suffix("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if plural.ends_with(ending) {
            return plural[..plural.len() - 2].to_owned();
        }
    }
    plural.strip_suffix('s').unwrap_or(plural).to_owned()
}

#[cfg(test)]
mod tests {
    use super::singular;

    #[test]
    fn regular_plurals_lose_their_ending() {
        let cases = [
            ("flex_flows", "flex_flow"),
            ("categories", "category"),
            ("releases", "release"),
            ("addresses", "address"),
            ("mailboxes", "mailbox"),
            ("invites", "invite"),
            ("media", "media"),
            ("sms", "sms"),
            ("status", "status"),
        ];
        for (plural, expected) in cases {
            assert_eq!(singular(plural), expected);
        }
    }
}
