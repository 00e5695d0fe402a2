//! What Twilio's libraries make, as this crate sees it.

use std::time::Duration;

use fastrand::Rng;
use serde_json::{Value, json};
use twilio_flex::{AccessTokenError, AccessTokenKey, AccessTokenValidator};

use crate::cases::{Case, at, from_now, sid};
use crate::{CASES, libraries};

/// What is wrong with a token.
#[derive(Clone, Copy, Debug)]
enum Fault {
    None,
    Secret,
    Expired,
    NotYetValid,
    Algorithm(&'static str),
    Issuer,
    Account,
}

const FAULTS: [Fault; 10] = [
    Fault::None,
    Fault::None,
    Fault::Secret,
    Fault::Expired,
    Fault::NotYetValid,
    Fault::Algorithm("none"),
    Fault::Algorithm("HS384"),
    Fault::Algorithm("HS512"),
    Fault::Issuer,
    Fault::Account,
];

impl Fault {
    fn refusal(self) -> Option<AccessTokenError> {
        Some(match self {
            Self::None => return None,
            Self::Secret => AccessTokenError::Signature,
            Self::Expired => AccessTokenError::Expired,
            Self::NotYetValid => AccessTokenError::NotYetValid,
            Self::Algorithm(_) => AccessTokenError::Algorithm,
            Self::Issuer => AccessTokenError::Issuer,
            Self::Account => AccessTokenError::Account,
        })
    }

    /// What the library is asked for.
    fn request(self, case: &Case) -> Value {
        let (nbf, exp) = match self {
            Self::Expired => (from_now(-7200), from_now(-100)),
            Self::NotYetValid => (from_now(1000), from_now(3600)),
            _ => (from_now(-10), from_now(3600)),
        };
        let algorithm = match self {
            Self::Algorithm(algorithm) => algorithm,
            _ => "HS256",
        };
        json!({
            "action": "make", "account": case.account, "key": case.key, "secret": case.secret,
            "grants": case.grants, "nbf": nbf, "exp": exp, "region": case.region,
            "algorithm": algorithm,
        })
    }

    /// The validator that sees the fault.
    fn validator(self, case: &Case, random: &mut Rng) -> AccessTokenValidator {
        let (mut account, mut key, mut secret) =
            (case.account.clone(), case.key.clone(), case.secret.clone());
        match self {
            Self::Secret => secret.push('x'),
            Self::Issuer => key = sid(random, "SK"),
            Self::Account => account = sid(random, "AC"),
            _ => {}
        }
        AccessTokenValidator::new(AccessTokenKey::new(account, key, secret).expect("a key"))
    }
}

#[test]
fn what_the_libraries_make_is_accepted_or_refused_as_it_has_to_be() {
    let mut random = Rng::with_seed(1);
    for mut library in libraries() {
        let faults = || FAULTS.iter().cycle().take(CASES);
        let cases: Vec<Case> = faults().map(|_| Case::random(&mut random)).collect();
        let requests: Vec<Value> = faults()
            .zip(&cases)
            .map(|(fault, case)| fault.request(case))
            .collect();
        let tokens = library.answers(&requests);
        let asked = cases.iter().zip(faults()).zip(&requests);
        for (((case, fault), request), token) in asked.zip(&tokens) {
            let token = token.as_str().expect("a token");
            let validator = fault.validator(case, &mut random);
            let context = format!("{} {fault:?} {:?}", library.name, case.grants);
            match (validator.check(token), fault.refusal()) {
                (Err(refusal), Some(expected)) => assert_eq!(refusal, expected, "{context}"),
                (Ok(verified), None) => {
                    assert_eq!(json!(verified.grants()), json!(case.grants), "{context}");
                    assert_eq!(verified.identity(), case.grants["identity"].as_str());
                    assert_eq!(verified.region(), case.region, "{context}");
                    let start = request["nbf"].as_i64().expect("a time");
                    assert_eq!(verified.session_start(), at(start), "{context}");
                }
                (checked, _) => panic!("{context}: {checked:?}"),
            }
        }
    }
}

#[test]
fn a_session_that_began_with_another_library_goes_on_with_this_one() {
    let mut random = Rng::with_seed(2);
    for mut library in libraries() {
        let cases: Vec<Case> = (0..20).map(|_| Case::random(&mut random)).collect();
        let make = |case| Fault::None.request(case);
        let tokens = library.answers(&cases.iter().map(make).collect::<Vec<_>>());
        let mut requests = Vec::new();
        for (case, token) in cases.iter().zip(&tokens) {
            let validator = AccessTokenValidator::new(case.key());
            let session = validator
                .check(token.as_str().expect("a token"))
                .expect("valid");
            let next = validator
                .renew(&session, Duration::from_secs(7200))
                .expect("a token");
            requests.push(json!({"action": "read", "token": next.as_str(), "secret": case.secret}));
            let early = validator.renew_at(&session, Duration::from_secs(60), at(from_now(120)));
            assert_eq!(early.map(drop), Err(AccessTokenError::SessionOver));
        }
        for (case, read) in cases.iter().zip(library.answers(&requests)) {
            assert_eq!(
                read["claims"]["grants"],
                json!(case.grants),
                "{}",
                library.name
            );
        }
    }
}
