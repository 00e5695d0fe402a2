//! A text in, a crate name that Cargo and the generated code accept out, or the reason why it is rejected.

/// The longest name that crates.io accepts.
const LONGEST: usize = 64;

/// Words that cannot be written as the path `NAME::Client` in edition 2024.
const KEYWORDS: [&str; 52] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union",
];

/// Crates that every program has.
const SYSTEM: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// The direct dependencies of every generated crate.
const DEPENDENCIES: [&str; 3] = ["runtime", "tokio", "twilio_runtime"];

/// Checks a crate name.
///
/// # Errors
///
/// What is wrong with it, as the end of a sentence that begins with the name.
pub(crate) fn check(name: &str) -> Result<(), String> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_lowercase());
    let rest_is_plain = name
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
    let identifier = name.replace('-', "_");
    let identifier = identifier.as_str();
    if !starts_well || !rest_is_plain {
        return Err(
            "expected a crate name of lowercase letters, digits, `-` and `_`, beginning with a letter"
                .to_owned(),
        );
    }
    if name.len() > LONGEST {
        return Err(format!("expected at most {LONGEST} characters"));
    }
    if KEYWORDS.contains(&identifier) {
        return Err("a keyword of Rust cannot be the name of a crate".to_owned());
    }
    if SYSTEM.contains(&identifier) {
        return Err("the name belongs to a crate of Rust itself".to_owned());
    }
    if DEPENDENCIES.contains(&identifier) {
        return Err("the name belongs to a dependency of the generated crate".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_name_that_would_not_compile_is_refused() {
        let long = "a".repeat(65);
        for name in [
            "",
            "Flex",
            "1st",
            "a b",
            "../x",
            "a.b",
            "-a",
            "_a",
            "é",
            "type",
            "gen",
            "test",
            "std",
            "core",
            "proc-macro",
            "tokio",
            "twilio-runtime",
            "twilio_runtime",
            &long,
        ] {
            assert!(check(name).is_err(), "{name}");
        }
    }

    #[test]
    fn any_other_name_is_accepted() {
        for name in [
            "a",
            "twilio-flex_2",
            "types",
            "testing",
            "serde",
            "ring-",
            "client",
        ] {
            assert_eq!(check(name), Ok(()), "{name}");
        }
    }
}
