//! The values to look for, by how they begin: values go in, and for a place in a text the few that can be there come out.
//!
//! A service can repeat any of thousands of values, so not all of them are compared at each place.

use std::ptr;

use super::search::{ENOUGH, Sought, first_of};

/// A step keeps so many values before it sorts them by their next character.
const CROWD: usize = 8;

/// The values that begin with the characters on the way to here.
#[derive(Default)]
pub(super) struct Index {
    /// Those that end here, or that are too few to be sorted further, in order.
    values: Vec<Sought>,
    /// The others, by their next character in lower case.
    longer: Vec<(char, Self)>,
}

impl Index {
    pub(super) fn insert(&mut self, value: Sought) {
        self.insert_at(0, value);
    }

    /// Inserts a value into the step that its first `depth` characters lead to.
    fn insert_at(&mut self, depth: usize, value: Sought) {
        if !self.longer.is_empty() {
            return self.push_down(depth, value);
        }
        self.keep(value);
        if self.values.len() > CROWD && depth < ENOUGH {
            for value in std::mem::take(&mut self.values) {
                self.push_down(depth, value);
            }
        }
    }

    /// Inserts a value into the next step, unless it ends here.
    fn push_down(&mut self, depth: usize, value: Sought) {
        let Some(next) = value.lower_case().nth(depth) else {
            return self.keep(value);
        };
        let at = self.step(next).unwrap_or_else(|at| {
            self.longer.insert(at, (next, Self::default()));
            at
        });
        self.longer[at].1.insert_at(depth + 1, value);
    }

    fn keep(&mut self, value: Sought) {
        if let Err(at) = self.values.binary_search(&value) {
            self.values.insert(at, value);
        }
    }

    /// Returns where the values that go on with a character are, or would be.
    fn step(&self, next: char) -> Result<usize, usize> {
        self.longer.binary_search_by_key(&next, |(c, _)| *c)
    }

    /// Returns how many bytes at the beginning of `text` are one of the values; the most, because one may begin another.
    pub(super) fn length_at_start(&self, text: &str) -> Option<usize> {
        let mut most = None;
        let mut places = vec![(self, text)];
        while !places.is_empty() {
            let mut longer = Vec::new();
            for (index, rest) in places {
                let lengths = index.values.iter();
                let lengths = lengths.filter_map(|value| value.length_at_start(text));
                most = most.max(lengths.max());
                index.add_longer(rest, &mut longer);
            }
            places = longer;
        }
        most
    }

    /// Adds the next steps from here, each with what follows it in the text. There can be several, as `%25` is a percent
    /// sign or itself, and several ways to the same step.
    fn add_longer<'a>(&'a self, rest: &'a str, steps: &mut Vec<(&'a Self, &'a str)>) {
        for (c, width) in first_of(rest) {
            let Ok(at) = self.step(c) else {
                continue;
            };
            let index = &self.longer[at].1;
            let rest = rest.get(width..).unwrap_or_default();
            let is_same =
                |step: &(&Self, &str)| ptr::eq(step.0, index) && step.1.len() == rest.len();
            if !steps.iter().any(is_same) {
                steps.push((index, rest));
            }
        }
    }
}
