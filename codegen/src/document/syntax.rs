//! The message of a YAML or JSON parser in, plain words out.

/// How the messages of the parsers begin, and the same in plain words.
const WORDS: &[(&str, &str)] = &[
    (
        "EOF while parsing",
        "it ends early: a bracket or a quote stays open",
    ),
    (
        "trailing characters",
        "something follows behind the end of the document",
    ),
    (
        "trailing comma",
        "there is a comma before the closing bracket",
    ),
    (
        "control character",
        "a text holds a line break or a tab that is not escaped",
    ),
    (
        "found character that cannot start any token",
        "a tab, `@`, `%` or a backquote cannot begin a value: indent with spaces, and put the text in quotes",
    ),
    (
        "mapping values are not allowed",
        "a `:` is not expected here: put the text in quotes, or fix the indentation",
    ),
    (
        "did not find expected ',' or ']'",
        "expected `,` or `]`: a list stays open",
    ),
    (
        "did not find expected ',' or '}'",
        "expected `,` or `}`: an object stays open",
    ),
    (
        "did not find expected key",
        "expected a key, indented like the ones before it",
    ),
    (
        "did not find expected '-' indicator",
        "expected `- `, indented like the entries before it",
    ),
    ("could not find expected ':'", "expected `:` behind the key"),
    ("did not find expected node content", "expected a value"),
    (
        "found unexpected end of stream",
        "it ends early: a quote or a bracket stays open",
    ),
    (
        "unknown anchor",
        "no `&anchor` before this alias has its name",
    ),
];

/// The plain words for the message of a parser. Its place is left out, since it is shown beside the message, except for that of a
/// bracket or quote that is never closed.
pub(super) fn words(error: &str) -> String {
    let known = WORDS.iter().find(|(said, _)| error.contains(said));
    let message = known.map_or_else(|| without_place(error), |(_, words)| *words);
    let since = error
        .split_once("while parsing a flow ")
        .and_then(|(_, rest)| rest.split_once(" at line "))
        .and_then(|(_, rest)| rest.split(' ').next());
    match since {
        Some(line) => format!("{message} since line {line}"),
        None => message.to_owned(),
    }
}

fn without_place(error: &str) -> &str {
    error.split(" at line ").next().unwrap_or(error)
}
