//! Which settings a server starts with, and what it explains about the others.

use crate::support::{
    running::read,
    settings::{REQUIRED, SITE, settings},
};

const URL: &str = "http://127.0.0.1:1";

/// Returns the names of the variables that are wrong with these changes, and the whole text.
fn problems(changes: &[(&str, &str)]) -> (Vec<&'static str>, String) {
    match read(&settings(URL, changes)) {
        Ok(_) => (Vec::new(), String::new()),
        Err(problems) => (problems.names().collect(), problems.to_string()),
    }
}

#[test]
fn what_is_missing_is_explained_all_at_once() {
    let Err(problems) = read(&[]) else {
        panic!("a server without settings");
    };
    let mut names: Vec<_> = problems.names().collect();
    let mut required = REQUIRED.map(|(name, _)| name);
    names.sort_unstable();
    required.sort_unstable();
    assert_eq!(names, required);
    let text = problems.to_string();
    for (name, _) in REQUIRED {
        assert!(text.contains(&format!("{name} is not set\n")), "{text}");
    }
    assert!(text.contains("LISTEN (default: 127.0.0.1:3001)"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 100), "{text}");
    // An empty variable is one that is not set.
    assert_eq!(self::problems(&[("ADDRESS_SID", "")]).0, ["ADDRESS_SID"]);
}

#[test]
fn a_wrong_value_is_named_by_its_variable_and_not_shown() {
    let wrong = [
        ("TWILIO_ACCOUNT_SID", "SK0123456789abcdef0123456789abcdef"),
        ("TWILIO_API_KEY", "SKxyzzy"),
        ("TWILIO_API_SECRET", " xyzzy"),
        ("ADDRESS_SID", "IG0123456789abcdef0123456789abcdeX"),
        ("CONVERSATIONS_SERVICE_SID", "xyzzy"),
        ("LISTEN", "xyzzy"),
        ("TOKEN_MINUTES", "1441"),
        ("SESSION_HOURS", "0"),
        ("STARTS_PER_MINUTE", "-1"),
        ("REFRESHES_PER_MINUTE", "many"),
        ("TRUSTED_PROXIES", "11"),
        ("TIMEOUT_SECONDS", "0"),
        ("TWILIO_REGION", "xy zzy"),
        ("TWILIO_EDGE", "xyzzy/"),
        ("TWILIO_BASE_URL", "ftp://xyzzy"),
        ("PUBLIC_URL", "xyzzy"),
        ("TWILIO_AUTH_TOKEN", "xyzzy\n"),
        ("LOG_LEVEL", "xyzzy"),
    ];
    for change in wrong {
        assert_eq!(problems(&[change]).0, [change.0]);
    }
    let (names, text) = problems(&wrong);
    assert_eq!(names.len(), wrong.len(), "{names:?}");
    assert!(
        !text.contains("xyzzy") && !text.contains("xy zzy"),
        "{text}"
    );
}

#[test]
fn an_origin_that_no_browser_sends_is_a_mistake() {
    for origin in [
        "*",
        "null",
        "www.example.com",
        "https://www.example.com/",
        "https://www.example.com/chat",
        "https://WWW.example.com",
        "https://www.example.com:443",
        "http://www.example.com:80",
        "https://user@www.example.com",
        "wss://www.example.com",
        "https://*.example.com",
    ] {
        let both = format!("{SITE},{origin}");
        assert_eq!(
            problems(&[("ALLOWED_ORIGINS", &both)]).0,
            ["ALLOWED_ORIGINS"],
            "{origin}"
        );
    }
    for origins in [
        "http://localhost:3000",
        "https://a.example, http://[::1]:8080,",
    ] {
        assert!(
            problems(&[("ALLOWED_ORIGINS", origins)]).0.is_empty(),
            "{origins}"
        );
    }
}

#[test]
fn the_readme_lists_every_variable_with_its_default() {
    let readme = include_str!("../../README.md");
    let text = read(&[]).map(drop).expect_err("no settings").to_string();
    let variables = text.lines().filter_map(|line| {
        let line = line
            .strip_prefix("  ")
            .filter(|line| line.starts_with(char::is_uppercase))?;
        let (name, rest) = line.split_once(' ').unwrap_or((line, ""));
        let default = rest
            .strip_prefix("(default: ")
            .and_then(|rest| rest.strip_suffix(')'));
        Some((name, default.unwrap_or_default()))
    });
    let variables: Vec<_> = variables.collect();
    assert!(
        variables.len() > 15,
        "this test sees nothing: {variables:?}"
    );
    for (name, default) in variables {
        let row = readme
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")));
        assert!(
            row.is_some_and(|row| row.contains(default)),
            "{name} {default}"
        );
    }
}
