//! Random numbers in, webhooks out: signed ones, and ones that were changed on the way.

use fastrand::Rng;
use twilio_runtime::WebhookSecret;

use crate::received::{Content, Received};

/// Texts of which names, values and bodies consist. In the last one, the order of the code points isn't that of UTF-16.
const ALPHABETS: [&str; 4] = [
    "abcXYZ019-._~",
    "a b+&=%/?#;:@'\"!$()*,[]\\",
    "aéßñ中文नमस्ते👋🏽🇩🇪\u{301}",
    "😀ﬁ\u{e000}é",
];

/// A webhook, and what happens to it on the way.
#[derive(Debug)]
pub(crate) struct Case {
    url: String,
    content: Content,
    is_shared_key: bool,
    change: Change,
    /// Whether the order of its values depends on the encoding.
    pub(crate) is_rare: bool,
}

/// How the received webhook differs from the signed one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Change {
    Nothing,
    Port,
    Path,
    Content,
    Signature,
    Secret,
}

impl Case {
    pub(crate) fn random(random: &mut Rng) -> Self {
        let alphabet = random.usize(..ALPHABETS.len());
        let content = if random.u8(..3) > 0 {
            Content::Form(form(random, ALPHABETS[alphabet]))
        } else {
            Content::Body(body(random, ALPHABETS[alphabet]))
        };
        let change = match random.u8(..10) {
            0 => Change::Path,
            1 => Change::Content,
            2 => Change::Signature,
            3 => Change::Secret,
            4..6 => Change::Port,
            _ => Change::Nothing,
        };
        Self {
            url: url(random),
            content,
            is_shared_key: random.u8(..4) == 0,
            change,
            is_rare: alphabet == ALPHABETS.len() - 1,
        }
    }

    pub(crate) fn is_shared_key(&self) -> bool {
        self.is_shared_key
    }

    /// Signs the webhook, and returns what arrives of it.
    pub(crate) fn received(&self) -> Received {
        let signed = self.content.signed(&self.secret("a secret"), &self.url);
        let mut received = Received {
            url: signed.url().to_owned(),
            content: self.content.clone(),
            signature: signed.signature().to_owned(),
            key: self.is_shared_key.then_some("webhooks_sharedkey_1"),
            secret: "a secret",
            is_body_replaced: false,
        };
        match self.change {
            Change::Nothing => {}
            Change::Port => received.url = other_port(&received.url),
            Change::Path => received.url = received.url.replacen(".example", ".example/x", 1),
            Change::Content => match &mut received.content {
                Content::Form(form) => form.push_str("&Z=1"),
                Content::Body(body) => {
                    body.push(' ');
                    received.is_body_replaced = true;
                }
            },
            Change::Signature => received.signature = received.signature.chars().rev().collect(),
            Change::Secret => received.secret = "another secret",
        }
        received
    }

    fn secret(&self, secret: &str) -> WebhookSecret {
        if self.is_shared_key {
            WebhookSecret::shared_key("webhooks_sharedkey_1", secret)
        } else {
            WebhookSecret::auth_token(secret)
        }
    }
}

fn url(random: &mut Rng) -> String {
    const HOSTS: [&str; 6] = [
        "https://a.example",
        "http://a.example",
        "https://a.example:443",
        "http://a.example:80",
        "https://a.example:8443",
        "https://user:word@a.example",
    ];
    const PATHS: [&str; 6] = [
        "/",
        "/hook",
        "/a/b;c=d/e",
        "/h%C3%B6ok",
        "/höok/(x)!",
        "/it's",
    ];
    const QUERIES: [&str; 7] = [
        "",
        "",
        "?a=1",
        "?b=2&a=1&b=1",
        "?a=%20+%2B&c",
        "?q=ä'\"&x=%27",
        "?url=https://b.example:1/",
    ];
    [
        HOSTS[random.usize(..6)],
        PATHS[random.usize(..6)],
        QUERIES[random.usize(..7)],
    ]
    .concat()
}

/// Writes the port where it is missing, and leaves it out where it is there. Python cuts a URL with a user name at the wrong colon, so
/// such a URL stays.
fn other_port(url: &str) -> String {
    if url.contains('@') {
        return url.to_owned();
    }
    for port in [":443/", ":80/", ":8443/"] {
        if let Some((host, rest)) = url.split_once(&format!("a.example{port}")) {
            return format!("{host}a.example/{rest}");
        }
    }
    let port = if url.starts_with("https") { 443 } else { 80 };
    url.replacen("a.example", &format!("a.example:{port}"), 1)
}

/// Returns a form with names that occur several times, empty names and values, and several ways to write a character.
fn form(random: &mut Rng, alphabet: &str) -> String {
    let mut names = vec!["Body".to_owned(), "MessagingBinding.Type".to_owned()];
    names.extend((0..2).map(|_| text(random, alphabet, 3)));
    let mut values: Vec<_> = (0..3).map(|_| text(random, alphabet, 8)).collect();
    values.push(String::new());
    let fields = (0..random.usize(..10)).map(|_| {
        let name = written(random, &names);
        let value = written(random, &values);
        match random.u8(..12) {
            0 => name,
            1 => format!("&{name}={value}&"),
            _ => format!("{name}={value}"),
        }
    });
    fields.collect::<Vec<_>>().join("&")
}

fn body(random: &mut Rng, alphabet: &str) -> String {
    match random.u8(..6) {
        0 => String::new(),
        1 => text(random, alphabet, 30),
        _ => {
            serde_json::json!({ text(random, alphabet, 4): text(random, alphabet, 20) }).to_string()
        }
    }
}

fn text(random: &mut Rng, alphabet: &str, length: usize) -> String {
    let characters: Vec<_> = alphabet.chars().collect();
    (0..random.usize(..=length))
        .map(|_| characters[random.usize(..characters.len())])
        .collect()
}

/// Writes one of the texts as a part of a form.
fn written(random: &mut Rng, texts: &[String]) -> String {
    let text = &texts[random.usize(..texts.len())];
    escaped(random, text)
}

/// Writes a text as a part of a form: each character as it is, if it may be, or escaped with letters of either case.
fn escaped(random: &mut Rng, text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        let is_plain = !"+&=%#".contains(character) && !character.is_whitespace();
        match random.u8(..3) {
            0 if is_plain => out.push(character),
            0 if character == ' ' => out.push('+'),
            // Not an escape, so it stays.
            0 if character == '%' => out.push_str("%%25"),
            1 => out.push_str(&escape(character).to_lowercase()),
            _ => out.push_str(&escape(character)),
        }
    }
    out
}

fn escape(character: char) -> String {
    let bytes = character.to_string().into_bytes();
    let escapes: Vec<_> = bytes.iter().map(|byte| format!("%{byte:02X}")).collect();
    escapes.concat()
}
