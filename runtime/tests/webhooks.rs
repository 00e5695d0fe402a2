//! What is taken for a webhook of Twilio: a request as Twilio signs it, and no other.

use fastrand::Rng;
use http::{HeaderMap, HeaderName, HeaderValue, header::CONTENT_TYPE};
use twilio_runtime::{SignedWebhook, WebhookError, WebhookSecret, WebhookValidator};

const FORM: &str = "application/x-www-form-urlencoded";
const URL: &str = "https://example.com/h%C3%B6ok?b=%20+&a=1";
const FIELDS: &[u8] = b"Body=Hall%C3%B6+%F0%9F%98%80&Attributes=&Tag=b&Tag=a&Tag=b";
const JSON: &[u8] = br#"{"body":"Hello"}"#;

fn token() -> WebhookSecret {
    WebhookSecret::auth_token("12345")
}

fn shared_key() -> WebhookSecret {
    WebhookSecret::shared_key("webhooks_sharedkey_1", "12345")
}

fn validator(secrets: impl IntoIterator<Item = WebhookSecret>) -> WebhookValidator {
    WebhookValidator::new(secrets).expect("secrets")
}

/// Returns the headers of a signed request with a body of this type.
fn headers(signed: &SignedWebhook, content_type: &'static str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    for (name, value) in signed.headers() {
        let value = HeaderValue::from_str(value).expect("a value");
        headers.insert(HeaderName::from_static(name), value);
    }
    headers
}

fn with_signature(signature: &[u8]) -> HeaderMap {
    let mut headers = headers(&token().sign_form(URL, FIELDS), FORM);
    let signature = HeaderValue::from_bytes(signature).expect("a value");
    headers.insert("x-twilio-signature", signature);
    headers
}

#[test]
fn the_signatures_of_the_official_libraries_are_accepted() {
    let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
    let form = b"CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    for (secret, signature) in [
        (token(), "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (shared_key(), "033hgUJA9M/hXIZsYjwkerEP/DBm35nEri5FhCYjA5s="),
    ] {
        let signed = secret.sign_form(url, form);
        assert_eq!(signed.signature(), signature);
        let headers = headers(&signed, FORM);
        assert_eq!(validator([secret]).validate(url, &headers, form), Ok(()));
    }
}

#[test]
fn a_form_is_the_same_in_every_encoding_and_order() {
    let headers = headers(
        &token().sign_form(URL, FIELDS),
        "Application/X-WWW-form-urlencoded; charset=UTF-8",
    );
    let other = b"Tag=a&Attributes&Tag=b&Body=%48allo%CC%88".as_slice();
    let same = "Tag=a&Attributes&Tag=b&Body=Hall\u{f6}%20\u{1f600}".as_bytes();
    assert_eq!(validator([token()]).validate(URL, &headers, same), Ok(()));
    let refused = validator([token()]).validate(URL, &headers, other);
    assert_eq!(refused, Err(WebhookError::SignatureMismatch));
}

#[test]
fn the_port_makes_no_difference_and_the_rest_of_the_url_does() {
    for (signed, received, is_accepted) in [
        ("https://a.example/x", "https://a.example:443/x", true),
        ("https://a.example:443/x", "https://a.example/x", true),
        ("http://a.example:80/x", "http://a.example/x", true),
        ("https://a.example/x", "https://a.example:8443/x", true),
        ("https://a.example:8443/x", "https://a.example:8443/x", true),
        ("https://a.example:8443/x", "https://a.example/x", false),
        ("https://a.example/x", "http://a.example/x", false),
        ("https://a.example/x", "https://a.example/x/", false),
        (
            "https://a.example/x?a=%20",
            "https://a.example/x?a=+",
            false,
        ),
    ] {
        let headers = headers(&token().sign_form(signed, FIELDS), FORM);
        let result = validator([token()]).validate(received, &headers, FIELDS);
        assert_eq!(result.is_ok(), is_accepted, "{signed} {received}");
    }
}

#[test]
fn a_body_that_is_no_form_has_its_hash_in_the_query() {
    for (url, sent) in [
        ("https://a.example/x", "https://a.example/x?bodySHA256="),
        (
            "https://a.example/x?a=1",
            "https://a.example/x?a=1&bodySHA256=",
        ),
        ("https://a.example/x#a?b", "https://a.example/x?bodySHA256="),
    ] {
        let signed = shared_key().sign_body(url, JSON);
        assert!(signed.url().starts_with(sent), "{}", signed.url());
        let headers = headers(&signed, "application/json");
        let validator = validator([shared_key()]);
        assert_eq!(validator.validate(signed.url(), &headers, JSON), Ok(()));
        let mut other = JSON.to_vec();
        other[3] ^= 1;
        for body in [&other[..], b""] {
            let refused = validator.validate(signed.url(), &headers, body);
            assert_eq!(refused, Err(WebhookError::BodyHashMismatch));
        }
        let refused = validator.validate(url, &headers, JSON);
        assert_eq!(refused, Err(WebhookError::MissingBodyHash));
    }
}

#[test]
fn a_body_of_two_types_is_not_taken_for_a_form() {
    let mut headers = headers(&token().sign_form(URL, FIELDS), FORM);
    headers.append(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let refused = validator([token()]).validate(URL, &headers, FIELDS);
    assert_eq!(refused, Err(WebhookError::MissingBodyHash));
}

#[test]
fn a_hash_that_was_added_later_signs_nothing() {
    let genuine = token().sign_form("https://a.example/x", b"");
    let forged = WebhookSecret::auth_token("other").sign_body("https://a.example/x", JSON);
    let headers = headers(&genuine, "application/json");
    let refused = validator([token()]).validate(forged.url(), &headers, JSON);
    assert_eq!(refused, Err(WebhookError::SignatureMismatch));
}

#[test]
fn a_secret_is_replaced_without_a_pause() {
    let (old, new) = (
        WebhookSecret::auth_token("old"),
        WebhookSecret::auth_token("new"),
    );
    let both = validator([old.clone(), new.clone(), shared_key()]);
    for secret in [&old, &new] {
        let headers = headers(&secret.sign_form(URL, FIELDS), FORM);
        assert_eq!(both.validate(URL, &headers, FIELDS), Ok(()));
        let refused = validator([token()]).validate(URL, &headers, FIELDS);
        assert_eq!(refused, Err(WebhookError::SignatureMismatch));
    }
}

#[test]
fn each_reason_is_an_error_of_its_own() {
    let genuine = headers(&shared_key().sign_form(URL, FIELDS), FORM);
    let edited = |name: &'static str, value: &'static str| {
        let mut headers = genuine.clone();
        headers.insert(name, HeaderValue::from_static(value));
        headers
    };
    let mut twice = genuine.clone();
    twice.append("x-twilio-signature", genuine["x-twilio-signature"].clone());
    let settings = "x-twilio-webhooks-signature-settings";
    for (headers, expected) in [
        (HeaderMap::new(), WebhookError::MissingSignature),
        (twice, WebhookError::MalformedSignature),
        (
            edited("x-twilio-signature", ""),
            WebhookError::MalformedSignature,
        ),
        (
            edited("x-twilio-signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
            WebhookError::MalformedSignature,
        ),
        (
            edited(settings, "key=other,algorithm=HMAC_SHA256"),
            WebhookError::UnknownKey,
        ),
        // Without an algorithm, the key of the header would be an auth token.
        (edited(settings, ""), WebhookError::UnknownKey),
        (
            edited(settings, "key=webhooks_sharedkey_1,algorithm=NONE"),
            WebhookError::UnknownAlgorithm,
        ),
    ] {
        let refused = validator([shared_key()]).validate(URL, &headers, FIELDS);
        assert_eq!(refused, Err(expected));
    }
}

#[test]
fn what_is_no_secret_is_refused_at_once() {
    let none: [WebhookSecret; 0] = [];
    assert!(WebhookValidator::new(none).is_err_and(|error| error.is_configuration()));
    for secret in [
        WebhookSecret::auth_token(""),
        WebhookSecret::auth_token("AC0123456789abcdef0123456789abcdef"),
        WebhookSecret::auth_token("hidden\n"),
        WebhookSecret::shared_key("", "hidden"),
        WebhookSecret::shared_key("k", ""),
        WebhookSecret::shared_key("k,hidden", "hidden"),
    ] {
        let error = WebhookValidator::new([token(), secret]).expect_err("no secret");
        assert!(error.is_configuration(), "{error:?}");
        assert!(!format!("{error} {error:?} {}", error.report()).contains("hidden"));
    }
    assert!(!format!("{:?}", validator([token()])).contains("12345"));
}

#[test]
fn a_request_with_one_flipped_bit_is_refused() {
    let signed = token().sign_form(URL, FIELDS);
    let (genuine, validator) = (headers(&signed, FORM), validator([token()]));
    assert_eq!(validator.validate(URL, &genuine, FIELDS), Ok(()));
    for url in flipped(URL.as_bytes()) {
        if let Ok(url) = String::from_utf8(url) {
            assert!(validator.validate(&url, &genuine, FIELDS).is_err(), "{url}");
        }
    }
    // Every other byte, because two texts of Base64 can differ in bits that belong to no byte.
    let signature = signed.signature().as_bytes();
    for (at, other) in (0..signature.len()).flat_map(|at| (b'!'..=b'~').map(move |byte| (at, byte)))
    {
        let mut changed = signature.to_vec();
        changed[at] = other;
        let is_same = changed == signature;
        let result = validator.validate(URL, &with_signature(&changed), FIELDS);
        assert_eq!(
            result.is_ok(),
            is_same,
            "{}",
            String::from_utf8_lossy(&changed)
        );
    }
    for form in flipped(FIELDS) {
        // An escape with letters of the other case is the same form.
        let is_same = form.eq_ignore_ascii_case(FIELDS) && decoded(&form) == decoded(FIELDS);
        let result = validator.validate(URL, &genuine, &form);
        assert_eq!(
            result.is_ok(),
            is_same,
            "{}",
            String::from_utf8_lossy(&form)
        );
    }
}

fn flipped(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..bytes.len() * 8).map(|bit| {
        let mut bytes = bytes.to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        bytes
    })
}

fn decoded(form: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(form).into_owned().collect()
}

#[test]
fn nothing_made_at_random_is_accepted_and_nothing_panics() {
    let mut random = Rng::with_seed(12);
    let validator = validator([token(), shared_key()]);
    for _ in 0..20_000 {
        let mut headers = HeaderMap::new();
        for name in [
            "content-type",
            "x-twilio-signature",
            "x-twilio-webhooks-signature-settings",
        ] {
            let known = [
                "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                FORM,
            ];
            let value = match random.choice(known).filter(|_| random.bool()) {
                Some(known) => known.as_bytes().to_vec(),
                None => noise(&mut random),
            };
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                headers.append(name, value);
            }
        }
        let url = String::from_utf8_lossy(&noise(&mut random)).into_owned();
        let url = [
            ["", "https://", "http://a.example:1/x?bodySHA256="][random.usize(..3)],
            &url,
        ]
        .concat();
        assert!(
            validator
                .validate(&url, &headers, &noise(&mut random))
                .is_err()
        );
    }
}

fn noise(random: &mut Rng) -> Vec<u8> {
    const PIECES: [&[u8]; 16] = [
        b"%",
        b"&",
        b"=",
        b"+",
        b"%4",
        b"%ff",
        b"?",
        b"#",
        b":",
        b"@",
        b"]",
        b"[",
        b"/",
        b"bodySHA256",
        b",",
        b"\xf0\x9f",
    ];
    let mut bytes = Vec::new();
    for _ in 0..random.usize(..12) {
        match random.choice(PIECES).filter(|_| random.bool()) {
            Some(piece) => bytes.extend_from_slice(piece),
            None => bytes.push(random.u8(..)),
        }
    }
    bytes
}
