//! The faults of a server and a request in, the fault that hits it out.

use super::Fault;
use crate::chance::Chance;

/// How many faults there may be at once.
const MOST: usize = 1_000;

/// What a fault is matched with.
pub(crate) struct Target<'a> {
    pub(crate) operation: Option<&'a str>,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
}

impl Fault {
    fn is_for(&self, target: &Target<'_>) -> bool {
        let operation = self.operation.as_deref();
        let method = self.method.as_deref();
        operation.is_none_or(|name| target.operation == Some(name))
            && method.is_none_or(|name| name.eq_ignore_ascii_case(target.method))
            && self
                .path
                .as_deref()
                .is_none_or(|pattern| matches(pattern, target.path))
    }
}

/// The faults of a server, in the order in which they are tried.
#[derive(Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault. There is a bound, which a program that adds them in a loop reaches: the oldest go first.
    pub(crate) fn add(&mut self, fault: Fault) {
        if self.0.len() >= MOST {
            drop(self.0.remove(0));
        }
        self.0.push(fault);
    }

    pub(crate) fn all(&self) -> &[Fault] {
        &self.0
    }

    /// The fault that hits a request, which counts as one of its times.
    pub(crate) fn hit(&mut self, target: &Target<'_>, chance: &mut Chance) -> Option<Fault> {
        let at = self.0.iter_mut().position(|fault| {
            if fault.times == Some(0) || !fault.is_for(target) {
                return false;
            }
            if let Some(left) = fault.skip.as_mut().filter(|left| **left > 0) {
                *left -= 1;
                return false;
            }
            fault.rate.is_none_or(|rate| chance.happens(rate))
        })?;
        let fault = self.0[at].clone();
        if let Some(times) = &mut self.0[at].times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                drop(self.0.remove(at));
            }
        }
        Some(fault)
    }
}

/// Whether a text is what a pattern with `*` for any text describes.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, after)) = rest.split_once(part) else {
            return false;
        };
        rest = after;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CREATE: Target<'_> = Target {
        operation: Some("CreateFlexFlow"),
        method: "POST",
        path: "/v1/FlexFlows",
    };

    #[test]
    fn a_fault_hits_what_it_is_for_as_often_as_it_should() {
        let mut chance = Chance::new(1);
        let mut faults = Faults::default();
        faults.add(Fault::close().on("FetchFlexFlow"));
        faults.add(Fault::status(503).on("CreateFlexFlow").skip(1).times(2));
        let hits: Vec<bool> = (0..5)
            .map(|_| faults.hit(&CREATE, &mut chance).is_some())
            .collect();
        assert_eq!(hits, [false, true, true, false, false]);
        assert_eq!(faults.all().len(), 1);
    }

    #[test]
    fn patterns_of_paths_match_whole_paths() {
        for (pattern, path, expected) in [
            ("/v1/*", "/v1/FlexFlows", true),
            ("/v1/FlexFlows", "/v1/FlexFlows/FO1", false),
            (
                "/v1/*/Channels/*",
                "/v1/Interactions/KD1/Channels/UO1",
                true,
            ),
            ("*Flows", "/v1/FlexFlows", true),
            ("*Flow", "/v1/FlexFlows", false),
            ("/v1", "/v1", true),
        ] {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
