//! What this crate makes, as Twilio's libraries see it.

use fastrand::Rng;
use serde_json::{Value, json};
use twilio_flex::SignedToken;

use crate::cases::{Case, at, from_now};
use crate::{CASES, libraries};

/// What is wrong with a token.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    None,
    Secret,
    Expired,
    NotYetValid,
    Changed,
}

const FAULTS: [Fault; 6] = [
    Fault::None,
    Fault::None,
    Fault::Secret,
    Fault::Expired,
    Fault::NotYetValid,
    Fault::Changed,
];

impl Fault {
    fn token(self, case: &Case) -> SignedToken {
        let token = match self {
            Self::NotYetValid => case.token().not_before(at(from_now(600))),
            _ => case.token(),
        };
        let now = match self {
            Self::Expired => from_now(-7200),
            _ => from_now(0),
        };
        token.sign_at(&case.key(), at(now)).expect("a token")
    }

    fn request(self, case: &Case, random: &mut Rng) -> Value {
        let mut token = self.token(case).as_str().to_owned();
        let mut secret = case.secret.clone();
        match self {
            Self::Secret => secret.push('x'),
            Self::Changed => change(&mut token, random),
            _ => {}
        }
        json!({"action": "read", "token": token, "secret": secret})
    }
}

/// Exchanges a character. The last one has bits that no library reads.
fn change(token: &mut String, random: &mut Rng) {
    let at = random.usize(0..token.len() - 1);
    let old = token.as_bytes()[at];
    let new = if old == b'A' { "B" } else { "A" };
    token.replace_range(at..=at, new);
}

#[test]
fn the_libraries_read_what_this_crate_makes_and_refuse_what_it_refuses() {
    let mut random = Rng::with_seed(3);
    for mut library in libraries() {
        let faults = || FAULTS.iter().cycle().take(CASES);
        let cases: Vec<Case> = faults().map(|_| Case::random(&mut random)).collect();
        let requests: Vec<Value> = faults()
            .zip(&cases)
            .map(|(fault, case)| fault.request(case, &mut random))
            .collect();
        for ((case, fault), read) in cases.iter().zip(faults()).zip(library.answers(&requests)) {
            let context = format!("{} {fault:?} {:?}", library.name, case.grants);
            if *fault != Fault::None {
                assert_eq!(read, Value::Null, "{context}");
                continue;
            }
            let (header, claims) = (&read["header"], &read["claims"]);
            assert_eq!(header["typ"], "JWT", "{context}");
            assert_eq!(header["cty"], "twilio-fpa;v=1", "{context}");
            assert_eq!(
                header.get("twr").and_then(Value::as_str),
                case.region,
                "{context}"
            );
            assert_eq!(claims["iss"], json!(case.key), "{context}");
            assert_eq!(claims["sub"], json!(case.account), "{context}");
            assert_eq!(claims["grants"], json!(case.grants), "{context}");
        }
    }
}
