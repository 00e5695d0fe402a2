//! A formatted struct and the formatted signatures of its setters in, the lines of the struct with each setter below its field out.

/// Puts the setters between the fields: as many setters as fields, in the same order.
pub(super) fn lines<'a>(item: &'a str, setters: &'a str) -> impl Iterator<Item = &'a str> {
    let mut setters = split(setters).into_iter();
    item.lines().flat_map(move |line| {
        let setter = ends_field(line).then(|| setters.next());
        std::iter::once(line).chain(setter.flatten().unwrap_or_default())
    })
}

/// Whether a line of a struct is the last one of a field. What is inside of a field's type or attribute is indented further.
fn ends_field(line: &str) -> bool {
    let outermost = line.strip_prefix("    ").unwrap_or_default();
    let is_code = !outermost.starts_with([' ', '#', '/']);
    is_code && line.ends_with(',')
}

/// The lines of each setter, which begins with its attribute.
fn split(setters: &str) -> Vec<Vec<&str>> {
    let mut split: Vec<Vec<&str>> = Vec::new();
    for line in setters.lines().filter(|line| line.starts_with("    ")) {
        match split.last_mut() {
            Some(last) if !line.starts_with("    #[") => last.push(line),
            _ => split.push(vec![line]),
        }
    }
    split
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_setter_follows_its_field() {
        let item = "pub struct A {\n    /// One, two,\n    #[deprecated(\n        note = \"x\",\n    )]\n    pub a: Map<\n        String,\n        i64,\n    >,\n    pub b: i64,\n}\n";
        let setters = "impl A {\n    #[setter(from)]\n    pub fn a(self, a: i64) -> Self;\n    #[setter(value)]\n    pub fn b(self, b: i64) -> Self;\n}\n";
        let lines: Vec<_> = super::lines(item, setters).collect();
        let after = |field: &str| {
            let at = lines.iter().position(|line| line.ends_with(field));
            at.map(|at| lines[at + 1])
        };
        assert_eq!(after("    >,"), Some("    #[setter(from)]"));
        assert_eq!(after("pub b: i64,"), Some("    #[setter(value)]"));
    }
}
