//! The snapshot of the public API in, what the compiler should see out.

use std::collections::BTreeSet;

use crate::spelling;

/// What was reviewed.
#[derive(Default)]
pub(crate) struct Reviewed {
    /// `v1::Channel`, `v1::Channel.sid: Option<ConversationSid>`, `v1::ChannelHandle::fetch() -> FetchChannel`.
    pub(crate) items: BTreeSet<String>,
    /// `impl From<Client> for Client`.
    pub(crate) traits: BTreeSet<String>,
}

/// Reads the lines below the header.
pub(crate) fn read(snapshot: &str) -> Reviewed {
    let mut reviewed = Reviewed::default();
    let lines = snapshot.splitn(3, "---\n").nth(2).unwrap_or_default();
    lines
        .lines()
        .for_each(|line| read_line(line, &mut reviewed));
    reviewed
}

fn read_line(line: &str, reviewed: &mut Reviewed) {
    let items = &mut reviewed.items;
    if let Some(path) = line.strip_prefix("use ") {
        items.extend(imported(path));
        return;
    }
    if let Some(module) = line.strip_suffix("::") {
        items.insert(module.to_owned());
        return;
    }
    let line = line.trim_end_matches(" #[deprecated]");
    // What follows a variant or a type alias is not part of its name.
    let line = [" = ", " at ", " by "]
        .iter()
        .find_map(|word| line.split_once(word).filter(|(name, _)| is_path(name)))
        .map_or(line, |(name, _)| name);
    let (name, rest) = line.split_at(name_end(line));
    if let Some(field) = rest.strip_prefix('.') {
        items.insert(format!("{name}.{}", spelling::of(field)));
    } else if let Some(returned) = rest.strip_prefix(": ").and_then(returned) {
        items.insert(name.to_owned());
        items.insert(format!("{name}::send(self) -> Result<{returned}, Error>"));
    } else if let Some(implemented) = rest.strip_prefix(": ") {
        let implemented = spelling::of(implemented);
        reviewed
            .traits
            .insert(format!("impl {implemented} for {name}"));
    } else if is_method(name) {
        items.insert(method(name, rest));
    } else {
        items.insert(format!("{name}{}", spelling::of(rest)));
    }
}

/// The names that are exported from another crate, except for all of a module.
fn imported(path: &str) -> Vec<String> {
    let (_, last) = path.rsplit_once("::").unwrap_or_default();
    let names = last.trim_matches(['{', '}']).split(',').map(str::trim);
    let names = names.filter(|name| !name.is_empty() && *name != "*");
    names.map(str::to_owned).collect()
}

fn is_path(text: &str) -> bool {
    !text.contains([' ', '<']) || text.ends_with(')')
}

/// Where the path of an item ends.
fn name_end(line: &str) -> usize {
    let is_end = |(index, character): &(usize, char)| match character {
        '(' | '<' | '.' | ' ' => true,
        ':' => line[index + 1..].starts_with(' '),
        _ => false,
    };
    let end = line.char_indices().find(is_end);
    end.map_or(line.len(), |(index, _)| index)
}

/// What `send` returns, from the line of a request: `GET -> [Channel]`.
fn returned(rest: &str) -> Option<String> {
    let (method, returned) = rest.split_once(" -> ")?;
    let is_request = method.chars().all(|letter| letter.is_ascii_uppercase());
    let returned = spelling::of(returned);
    let record = returned
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let page = record.map(|record| format!("Page<{record}>"));
    is_request.then(|| page.unwrap_or(returned))
}

fn is_method(name: &str) -> bool {
    let (_, last) = name.rsplit_once("::").unwrap_or_default();
    last.starts_with(|first: char| first.is_lowercase() || first == '_')
}

/// A method whole. A setter is listed with what it takes alone: `v1::ListChannel::page_size(u64)`.
fn method(name: &str, rest: &str) -> String {
    let signature = spelling::of(rest);
    if rest.contains(" -> ") {
        return format!("{name}{signature}");
    }
    let (_, last) = name.rsplit_once("::").unwrap_or_default();
    let argument = signature.trim_start_matches('(').strip_suffix(')');
    format!(
        "{name}(self, {last}: {}) -> Self",
        argument.unwrap_or_default()
    )
}
