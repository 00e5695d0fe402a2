//! Changes go in, the environment variables of a server come out.

pub(crate) const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";
pub(crate) const KEY: &str = "SK0123456789abcdef0123456789abcdef";
pub(crate) const SECRET: &str = "the-secret-of-the-key";
pub(crate) const AUTH_TOKEN: &str = "the-auth-token";
pub(crate) const ADDRESS: &str = "IG0123456789abcdef0123456789abcdef";
pub(crate) const SERVICE: &str = "IS0123456789abcdef0123456789abcdef";

/// A website that may use the server.
pub(crate) const SITE: &str = "https://www.example.com";

/// The variables that the server needs.
pub(crate) const REQUIRED: [(&str, &str); 5] = [
    ("TWILIO_ACCOUNT_SID", ACCOUNT),
    ("TWILIO_API_KEY", KEY),
    ("TWILIO_API_SECRET", SECRET),
    ("ADDRESS_SID", ADDRESS),
    ("CONVERSATIONS_SERVICE_SID", SERVICE),
];

/// Returns the settings of a server behind this address of Twilio's, with these changes. A later variable replaces an earlier one.
pub(crate) fn settings(twilio: &str, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    let usual = [
        ("LISTEN", "127.0.0.1:0"),
        ("TWILIO_BASE_URL", twilio),
        ("ALLOWED_ORIGINS", SITE),
        ("STARTS_PER_MINUTE", "1000"),
        ("REFRESHES_PER_MINUTE", "1000"),
    ];
    [&REQUIRED[..], &usual, changes]
        .concat()
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}
