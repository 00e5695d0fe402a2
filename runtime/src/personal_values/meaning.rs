//! What is personal by its meaning: the place of a value and its shape go in, whether it is about a person comes out.
//!
//! The description marks places. A marked text is personal unless it is a SID. A marked JSON also holds what is
//! about nobody: SIDs, short numbers, hosts, words such as `open` or `in_progress`. There the name of a member decides
//! which of its values are personal.
//!
//! A list of words is one text with spaces between them, because a list of texts takes as much room again for each.

use crate::message::url_parts::UrlParts;

/// A place for a value, from the least personal to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// A member of marked JSON whose name is not about people, such as `type`.
    Neutral,
    /// What an application keeps about a person under names of its own: `attributes`.
    Attributes,
    /// What names or reaches a person, or what a person wrote: `name`, `address`, `body`. So is a marked text.
    Person,
    /// A number that belongs to one person however short it is: `phone`, `pin`.
    Number,
}

/// A plain number with more digits can be a telephone number or the number of a document.
const SHORT_NUMBER: usize = 6;

/// A number with fewer digits is no telephone number or PIN, whatever its name is.
const SHORTEST_PERSONAL_NUMBER: usize = 4;

/// The longest word.
const WORD: usize = 40;

/// What the last word of a name ends with, if the member names or reaches a person.
const PERSON_ENDINGS: &str = "name mail address identity";

/// The last words of other such names, and of what a person wrote.
const PERSON_WORDS: &str = "\
    author birthday body caller city comment contact content customer description dob from ip message \
    note password person recipient secret sender street subject text title to token transcript user zip \
    postcode";

/// What the last word of a name ends with, if the member is a number of a person.
const NUMBER_ENDINGS: &str = "phone number mobile pin fax ssn";

/// What comes before `name` in the name of a thing.
const THINGS: &str =
    "channel class event file function host queue service task type unique workflow";

/// The last words of names under which applications keep what they like.
const FREE_WORDS: &str = "attribute custom data metadata parameter";

/// Words for states and kinds. They are open in every marked JSON and are left in every text.
const STATUS_WORDS: &str = "\
    accepted active agent api assigned available busy canceled cancelled chat closed cold completed \
    created deleted disabled email enabled ended error external failed false finished high inactive \
    inbound internal low messenger new no none normal null offline ok online open outbound paused \
    pending queued rejected reserved sms success timeout true unavailable unknown updated video voice \
    warm web webchat whatsapp wrapping yes";

/// How the name of a host ends, as far as it can be told from the name of a person.
const HOST_ENDINGS: &str = "com dev example internal io local net org test";

impl Place {
    /// Returns the place of a member of a marked JSON.
    pub(crate) fn of_member(name: &str) -> Self {
        let words = words(name);
        let Some(last) = words.last() else {
            return Self::Neutral;
        };
        let before = words.iter().rev().nth(1);
        let is_thing = last == "name" && before.is_some_and(|word| is_one_of(THINGS, word));
        if ends_with_one_of(NUMBER_ENDINGS, last) {
            Self::Number
        } else if is_thing {
            Self::Neutral
        } else if ends_with_one_of(PERSON_ENDINGS, last) || is_one_of(PERSON_WORDS, last) {
            Self::Person
        } else {
            Self::of_members(name)
        }
    }

    /// Returns the place of the members of a marked JSON with this name, unless their own names decide.
    pub(crate) fn of_members(name: &str) -> Self {
        let words = words(name);
        let last = words.last().map_or("", String::as_str);
        if is_one_of(FREE_WORDS, last) {
            Self::Attributes
        } else {
            Self::Neutral
        }
    }

    /// Whether a text in this place is personal.
    pub(crate) fn is_personal(self, text: &str) -> bool {
        if text.is_empty() && self < Self::Person {
            return false;
        }
        let is_open = match self {
            Self::Person | Self::Number => false,
            Self::Attributes => is_about_nobody(text),
            Self::Neutral => is_about_nobody(text) || is_word(text),
        };
        !is_open && !is_sid(text)
    }

    /// Whether a text of this place is looked for elsewhere, where nothing but the text itself shows that it is personal.
    pub(crate) fn is_sought(self, text: &str) -> bool {
        let is_number = self == Self::Number && digits(text) >= SHORTEST_PERSONAL_NUMBER;
        self.is_personal(text) && (is_number || !is_about_nobody(text)) && can_be_found(text)
    }
}

/// Whether the name of a member is one that a program gave it, and not a text about a person.
pub(crate) fn is_plain_name(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
    is_sid(name) || (name.chars().all(is_plain) && digits(name) <= SHORT_NUMBER)
}

/// Whether a text is two letters and 32 hexadecimal digits.
pub(crate) fn is_sid(text: &str) -> bool {
    let (prefix, rest) = text.as_bytes().split_at_checked(2).unwrap_or_default();
    rest.len() == 32
        && prefix.iter().all(u8::is_ascii_alphabetic)
        && rest.iter().all(u8::is_ascii_hexdigit)
}

/// Whether a text is about nobody, wherever it is.
fn is_about_nobody(text: &str) -> bool {
    is_sid(text) || is_short_number(text) || is_host(text) || is_status(text)
}

fn is_short_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_plain = unsigned
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let has_one_fraction = unsigned.matches('.').count() <= 1;
    is_plain && has_one_fraction && (1..=SHORT_NUMBER).contains(&digits(text))
}

/// Whether a text is a host, with or without a scheme and a port, and nothing more.
fn is_host(text: &str) -> bool {
    let UrlParts {
        scheme,
        authority,
        rest,
    } = UrlParts::of(text);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
    let is_label = |label: &str| {
        let is_plain = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        !label.is_empty() && label.bytes().all(is_plain)
    };
    let ending = host.rsplit('.').next().unwrap_or_default();
    let is_known = host == "localhost" || (ending != host && is_one_of(HOST_ENDINGS, ending));
    matches!(scheme, "" | "http://" | "https://" | "ws://" | "wss://")
        && matches!(rest, "" | "/")
        && (!scheme.is_empty() || is_known)
        && host.split('.').all(is_label)
        && host.bytes().any(|byte| byte.is_ascii_alphabetic())
        && port.parse::<u16>().is_ok()
}

fn is_status(text: &str) -> bool {
    let mut words = STATUS_WORDS.split(' ');
    words.any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether a text looks like a value of an enum: `in_progress`, `en-US`, `WAITING`, `taskRouter`.
pub(crate) fn is_word(text: &str) -> bool {
    text.len() <= WORD && text.split(['_', '-']).all(is_piece_of_word)
}

fn is_piece_of_word(piece: &str) -> bool {
    let is_camel = piece.starts_with(|c: char| c.is_ascii_lowercase());
    piece.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (is_camel || (!piece.is_empty() && piece.bytes().all(|b| b.is_ascii_uppercase())))
}

/// Whether a text can be told from the words and marks around it. A single character can't.
fn can_be_found(text: &str) -> bool {
    let says = |c: char| c.is_alphanumeric() || !(c.is_ascii() || c.is_whitespace());
    text.chars().nth(1).is_some() && text.chars().any(says)
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Returns the words of a name in lower case: `customerName2` and `customer_name` are `customer`, `name`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        let begins = c.is_uppercase() && was_lower;
        was_lower = c.is_lowercase();
        if begins || !c.is_alphabetic() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && c.is_alphabetic()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the word or, in the plural, all of it but the `s` is one of those.
fn is_one_of(list: &str, word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    list.split(' ').any(|one| one == word || one == singular)
}

fn ends_with_one_of(list: &str, word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let mut list = list.split(' ');
    list.any(|one| word.ends_with(one) || singular.ends_with(one))
}

#[cfg(test)]
mod tests {
    use super::{Place, is_plain_name};

    const SID: &str = "WW0123456789abcdef0123456789ABCDEF";

    #[test]
    fn the_name_of_a_member_decides_how_much_it_can_say() {
        for (names, place) in [
            (
                "type status initiated_by workflow_sid level unique_name taskQueueName",
                Place::Neutral,
            ),
            (
                "attributes TaskAttributes PreEngagementData metadata",
                Place::Attributes,
            ),
            (
                "name customerName first_name firstname user e-mail emails EmailAddress",
                Place::Person,
            ),
            (
                "proxy_address address2 from to body comment notes customer user_identity",
                Place::Person,
            ),
            ("phone phoneNumber pins mobile", Place::Number),
        ] {
            for name in names.split(' ') {
                assert_eq!(Place::of_member(name), place, "{name}");
            }
        }
    }

    #[test]
    fn the_shape_of_a_value_decides_whether_it_is_personal() {
        use Place::{Attributes, Neutral, Number, Person};
        // Each value with the first place in which it is personal.
        for (value, first) in [
            (SID, None),
            ("3", Some(Person)),
            ("42", Some(Person)),
            ("2026", Some(Person)),
            ("-0.75", Some(Person)),
            ("open", Some(Person)),
            ("Completed", Some(Person)),
            ("flex-api.twilio.com", Some(Person)),
            ("https://crm.acme:8443/", Some(Person)),
            ("localhost:80", Some(Person)),
            ("in_progress", Some(Attributes)),
            ("WAITING", Some(Attributes)),
            ("en-US", Some(Attributes)),
            ("taskRouter", Some(Attributes)),
            ("Ada", Some(Neutral)),
            ("Ada Lovelace", Some(Neutral)),
            ("O'Neil", Some(Neutral)),
            ("李雷", Some(Neutral)),
            ("ada@example.com", Some(Neutral)),
            ("ada.lovelace", Some(Neutral)),
            ("https://example.com/ada", Some(Neutral)),
            ("+15551", Some(Neutral)),
            ("+15551234567", Some(Neutral)),
            ("(555) 123-4567", Some(Neutral)),
            ("5551234", Some(Neutral)),
            ("1815-12-10", Some(Neutral)),
            ("WW0123", Some(Neutral)),
            ("Please call me back", Some(Neutral)),
        ] {
            let places = [Neutral, Attributes, Person, Number];
            let found = places.into_iter().find(|place| place.is_personal(value));
            assert_eq!(found, first, "{value}");
        }
    }

    #[test]
    fn what_is_about_nobody_or_can_not_be_told_from_other_text_is_not_looked_for() {
        for value in [
            SID,
            "3",
            "2026",
            "open",
            "OPEN",
            "api.example.com",
            "a",
            "",
            "[]",
            "--",
            "\"",
        ] {
            assert!(!Place::Person.is_sought(value), "{value}");
        }
        for value in ["Al", "ada", "+15551", "1234567", "李雷", "😀😀", "O\"N"] {
            assert!(Place::Person.is_sought(value), "{value}");
        }
        assert!(Place::Number.is_sought("4711") && !Place::Number.is_sought("42"));
    }

    #[test]
    fn a_name_of_a_member_can_be_personal_too() {
        for name in ["sid", "first.name", "$ref", "x-id2", SID] {
            assert!(is_plain_name(name), "{name}");
        }
        for name in [
            "ada@example.com",
            "+4915",
            "15551234567",
            "Ada Lovelace",
            "Zoë",
        ] {
            assert!(!is_plain_name(name), "{name}");
        }
    }
}
