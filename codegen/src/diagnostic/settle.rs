//! Diagnostics in, the same with those of their actions that can be pasted together out.

use std::collections::{BTreeMap, BTreeSet};

use super::action::SuggestedAction;
use super::collection::Diagnostics;
use super::json_path::{PathStep, covers, parse};
use super::message::Diagnostic;

impl Diagnostics {
    /// The diagnostics as [`sorted`](Self::sorted), with each action once, at the first diagnostic that suggests it, and without the
    /// actions on what another one removes: pasted, they would match nothing. An action whose target selects by what an earlier one
    /// changes is left for the next print, which knows the change.
    #[must_use]
    pub fn settled(&self) -> Vec<Diagnostic> {
        let mut settled: Vec<Diagnostic> = self.sorted().into_iter().cloned().collect();
        let actions = || settled.iter().flat_map(|diagnostic| &diagnostic.actions);
        let removals = Removals::of(actions());
        let mut seen = BTreeSet::new();
        for diagnostic in &mut settled {
            diagnostic
                .actions
                .retain(|action| !removals.outdo(action) && seen.insert(action.clone()));
        }
        let mut changes = Changes::default();
        for diagnostic in &mut settled {
            diagnostic.actions.retain(|action| changes.allow(action));
        }
        settled
    }
}

/// The keys that actions change in entries which filters select.
#[derive(Default)]
struct Changes {
    keys: BTreeMap<Vec<PathStep>, BTreeSet<String>>,
}

impl Changes {
    /// Whether no filter of the action's target reads what an earlier action changes; notes what this one changes.
    fn allow(&mut self, action: &SuggestedAction) -> bool {
        let Some(steps) = parse(&action.target) else {
            return true;
        };
        let is_changed = (1..=steps.len()).any(|end| {
            let keys = self.keys.get(&steps[..end]);
            keys.is_some_and(|keys| keys.iter().any(|key| steps[end - 1].reads(key)))
        });
        if !is_changed {
            self.note(action, steps);
        }
        !is_changed
    }

    fn note(&mut self, action: &SuggestedAction, mut steps: Vec<PathStep>) {
        let keys: Vec<String> = if action.is_removal() {
            match steps.pop() {
                Some(PathStep::Name(name)) => vec![name],
                _ => return,
            }
        } else {
            let action = action.to_json();
            let update = action
                .as_ref()
                .and_then(|action| action.get("update")?.as_object());
            update
                .into_iter()
                .flat_map(|update| update.keys().cloned())
                .collect()
        };
        if matches!(steps.last(), Some(PathStep::Filter(_))) {
            self.keys.entry(steps).or_default().extend(keys);
        }
    }
}

/// What the actions of all diagnostics remove.
#[derive(Default)]
struct Removals {
    /// Paths that lead to one node.
    nodes: BTreeSet<Vec<PathStep>>,
    /// Paths that may lead to several; there are few.
    patterns: BTreeSet<Vec<PathStep>>,
}

impl Removals {
    fn of<'a>(actions: impl Iterator<Item = &'a SuggestedAction>) -> Self {
        let mut removals = Self::default();
        for steps in actions
            .filter(|action| action.is_removal())
            .filter_map(|action| parse(&action.target))
        {
            let is_pattern = |step: &PathStep| matches!(step, PathStep::Any | PathStep::Descent);
            if steps.iter().any(is_pattern) {
                removals.patterns.insert(steps);
            } else {
                removals.nodes.insert(steps);
            }
        }
        removals
    }

    /// Whether one of them takes away what the action is about.
    fn outdo(&self, action: &SuggestedAction) -> bool {
        let Some(steps) = parse(&action.target) else {
            return false;
        };
        let is_within_node = (0..=steps.len()).any(|end| {
            // A removal does not outdo itself, but it does outdo an update of its own target.
            let is_itself = action.is_removal() && end == steps.len();
            !is_itself && self.nodes.contains(&steps[..end])
        });
        let is_within_pattern = || {
            let mut patterns = self.patterns.iter();
            patterns.any(|pattern| *pattern != steps && covers(pattern, &steps))
        };
        is_within_node || is_within_pattern()
    }
}

#[cfg(test)]
mod tests {
    use super::Diagnostics;
    use crate::diagnostic::Help;

    fn actions(suggested: &[Help]) -> Vec<Vec<String>> {
        let mut diagnostics = Diagnostics::default();
        for (index, help) in suggested.iter().enumerate() {
            diagnostics.error("a.yaml", &format!("/{index}"), "wrong", help.clone());
        }
        let settled = diagnostics.settled();
        assert!(settled.iter().all(|diagnostic| diagnostic.help.is_some()));
        let targets = settled.iter().map(|diagnostic| {
            let actions = diagnostic.actions.iter();
            actions.map(|action| action.target.clone()).collect()
        });
        targets.collect()
    }

    #[test]
    fn of_nested_actions_the_outermost_removal_is_left() {
        let removed = [
            Help::new("inner").remove("$.a.b.c"),
            Help::new("outer").remove("$['a'].b"),
            Help::new("update within").update("$.a.b.d", "x: 1"),
            Help::new("update of it").update("$.a.b", "x: 1"),
            Help::new("beside").remove("$.a.bc"),
            Help::new("around").update("$.a", "x: 1"),
        ];
        assert_eq!(
            actions(&removed),
            [&[][..], &["$['a'].b"], &[], &[], &["$.a.bc"], &["$.a"]]
        );
    }

    #[test]
    fn an_update_takes_nothing_from_an_update_within() {
        let updates = [
            Help::new("outer").update("$.a", "x: 1"),
            Help::new("inner").update("$.a.b", "x: 1"),
        ];
        assert_eq!(actions(&updates), [["$.a"], ["$.a.b"]]);
    }

    #[test]
    fn equal_actions_are_left_once() {
        let parameter = "$..parameters[?@['$ref'] == '#/components/parameters/A']";
        let equal = [
            Help::new("one").remove(parameter).update("$.b", "x: 1"),
            Help::new("two").remove(parameter),
            Help::new("three").update("$.b", "x: 2"),
            Help::new("four").update("$.b", "x: 1"),
        ];
        assert_eq!(
            actions(&equal),
            [&[parameter, "$.b"][..], &[], &["$.b"], &[]]
        );
    }

    #[test]
    fn what_selects_by_a_key_waits_until_that_key_is_changed() {
        let server = "$.servers[?@.url == '/v1']";
        let suggested = [
            Help::new("one").update(format!("{server}.variables"), "x: 1"),
            Help::new("two").update(server, "url: https://HOST"),
            Help::new("three").update(format!("{server}.variables"), "x: 2"),
            Help::new("four").update(server, "description: TEXT"),
            Help::new("five").update("$.servers[?@.url == '/v2']", "description: TEXT"),
        ];
        let variables = format!("{server}.variables");
        let other = "$.servers[?@.url == '/v2']";
        assert_eq!(
            actions(&suggested),
            [&[&variables[..]][..], &[server], &[], &[], &[other]]
        );
    }

    #[test]
    fn a_path_that_cannot_be_read_is_left_alone() {
        let odd = [
            Help::new("odd").remove("$.a[1:2]"),
            Help::new("all").remove("$.a"),
        ];
        assert_eq!(actions(&odd), [["$.a[1:2]"], ["$.a"]]);
    }
}
