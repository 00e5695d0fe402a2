//! The records of a place in, one page of them out.

use std::collections::BTreeSet;

use super::Properties;

/// Which page is asked for.
pub(crate) struct Window {
    pub(crate) size: usize,
    pub(crate) page: usize,
    pub(crate) token: Option<Token>,
}

/// Where a page begins or ends. It names a record, so records that come and go do not shift the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    After(u64),
    Before(u64),
}

/// A page.
#[derive(Default)]
pub(crate) struct Listed<'a> {
    pub(crate) records: Vec<&'a Properties>,
    pub(crate) next: Option<Token>,
    pub(crate) previous: Option<Token>,
}

impl Token {
    pub(crate) fn text(self) -> String {
        match self {
            Self::After(age) => format!("PA{age:016x}"),
            Self::Before(age) => format!("PB{age:016x}"),
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, digits) = text.split_at_checked(2)?;
        let age = u64::from_str_radix(digits, 16).ok()?;
        match kind {
            "PA" => Some(Self::After(age)),
            "PB" => Some(Self::Before(age)),
            _ => None,
        }
    }
}

impl Window {
    /// The first page.
    #[cfg(test)]
    pub(crate) fn first(size: usize) -> Self {
        Self {
            size,
            page: 0,
            token: None,
        }
    }

    /// The page of these records, of which `wanted` returns those to list.
    pub(super) fn of<'a>(
        &self,
        ages: &BTreeSet<u64>,
        wanted: impl Fn(u64) -> Option<(u64, &'a Properties)>,
    ) -> Listed<'a> {
        let all = || ages.iter().filter_map(|age| wanted(*age));
        // One more than the page holds, which is whether there is another page.
        let most = self.size + 1;
        let mut found: Vec<(u64, &Properties)> = match self.token {
            None => all()
                .skip(self.page.saturating_mul(self.size))
                .take(most)
                .collect(),
            Some(Token::After(age)) => all().skip_while(|(at, _)| *at <= age).take(most).collect(),
            Some(Token::Before(age)) => {
                let mut before: Vec<_> = all().take_while(|(at, _)| *at < age).collect();
                before.split_off(before.len().saturating_sub(self.size))
            }
        };
        let has_more = match self.token {
            Some(Token::Before(age)) => all().any(|(at, _)| at >= age),
            _ => found.len() > self.size,
        };
        found.truncate(self.size);
        let first = found.first().map(|(age, _)| *age);
        let last = found.last().map(|(age, _)| *age);
        let has_before = first.is_some_and(|first| all().next().is_some_and(|(at, _)| at < first));
        Listed {
            records: found.into_iter().map(|(_, record)| record).collect(),
            next: last.filter(|_| has_more).map(Token::After),
            previous: first.filter(|_| has_before).map(Token::Before),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::{Listed, Properties, Token, Window};

    fn numbers(listed: &Listed<'_>) -> Vec<u64> {
        listed
            .records
            .iter()
            .filter_map(|record| record["n"].as_u64())
            .collect()
    }

    #[test]
    fn pages_lead_to_each_other_even_if_records_come_and_go() {
        let records: Vec<Properties> = (0..10)
            .map(|n| Properties::from_iter([("n".to_owned(), json!(n))]))
            .collect();
        let mut ages: BTreeSet<u64> = (0..10).collect();
        let even = |age: u64| {
            let at = usize::try_from(age).expect("small");
            age.is_multiple_of(2).then(|| (age, &records[at]))
        };
        let window = |token| Window {
            size: 2,
            page: 0,
            token,
        };
        let first = window(None).of(&ages, even);
        assert_eq!((numbers(&first), first.previous), (vec![0, 2], None));
        ages.remove(&0);
        let second = window(first.next).of(&ages, even);
        assert_eq!(numbers(&second), [4, 6]);
        let third = window(second.next).of(&ages, even);
        assert_eq!((numbers(&third), third.next), (vec![8], None));
        let back = window(third.previous).of(&ages, even);
        assert_eq!((numbers(&back), back.next), (vec![4, 6], second.next));
        assert_eq!(
            Token::parse(&Token::After(77).text()),
            Some(Token::After(77))
        );
        assert_eq!(Token::parse("nonsense"), None);
    }
}
