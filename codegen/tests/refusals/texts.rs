//! Files that hold no document at all.

use codegen::document::Source;
use codegen::lower_sources;

use super::snapshot;

/// What a person reads about a file.
fn complaint(text: impl Into<Vec<u8>>) -> String {
    let sources = [Source {
        name: "pets.yaml".to_owned(),
        text: text.into(),
    }];
    let lowered = lower_sources(&sources, None);
    lowered.diagnostics.render(&sources, None, false)
}

#[test]
fn each_is_told_apart() {
    const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths: {}\n";
    let bomb = (1..40).fold("a0: &a0 [x, x]\n".to_owned(), |text, at| {
        text + &format!("a{at}: &a{at} [*a{0}, *a{0}]\n", at - 1)
    });
    let deep = format!("{HEAD}x-a: {}{}\n", "[".repeat(200), "]".repeat(200));
    let cases: [(&str, Vec<u8>); 28] = [
        ("empty_file", "".into()),
        ("web_page", "<!DOCTYPE html>\n".into()),
        ("text_in_utf_16", b"\xff\xfeo\0".into()),
        ("text_in_latin_1", b"info: { title: caf\xe9 }\n".into()),
        ("control_character", "info: \0\n".into()),
        ("too_long_a_text", vec![b'a'; (32 << 20) + 1]),
        (
            "json_that_ends_early",
            "{\n  \"openapi\": \"3.0.3\",\n".into(),
        ),
        (
            "json_without_a_comma",
            "{\n  \"openapi\": \"3.0.3\"\n  \"info\": {}\n}".into(),
        ),
        (
            "yaml_with_an_open_bracket",
            format!("{HEAD}x-a: [1\nx-b: 2\n").into(),
        ),
        ("yaml_with_a_tab", format!("{HEAD}x-a:\n\tb: 1\n").into()),
        (
            "yaml_with_a_wrong_indent",
            format!("{HEAD}x-a:\n    b: 1\n   c: 2\n").into(),
        ),
        (
            "yaml_with_an_open_quote",
            format!("{HEAD}x-a: \"1\nx-b: 2\n").into(),
        ),
        (
            "yaml_with_a_second_colon",
            format!("{HEAD}x-a: b: c\n").into(),
        ),
        (
            "yaml_with_an_unknown_alias",
            format!("{HEAD}x-a: *b\n").into(),
        ),
        (
            "yaml_with_a_number_that_is_none",
            format!("{HEAD}x-a: .nan\n").into(),
        ),
        (
            "yaml_with_a_list_as_a_key",
            format!("{HEAD}x-a: {{ [1]: 1 }}\n").into(),
        ),
        (
            "yaml_with_two_documents",
            format!("{HEAD}---\nx-a: 1\n").into(),
        ),
        (
            "yaml_with_a_tag",
            format!("{HEAD}x-a: !include b.yaml\n").into(),
        ),
        (
            "key_that_stands_twice",
            format!("{HEAD}info: {{}}\n").into(),
        ),
        ("aliases_that_multiply", bomb.into()),
        ("text_that_is_nested_too_deeply", deep.into()),
        ("swagger", "swagger: '2.0'\n".into()),
        ("newer_openapi", "openapi: 3.1.0\n".into()),
        ("comment_alone", "# nothing\n".into()),
        ("list", "[1]\n".into()),
        ("version_that_is_a_number", "openapi: 3.0\n".into()),
        (
            "yaml_that_includes_a_number",
            format!("{HEAD}x-a: {{ <<: 1 }}\n").into(),
        ),
        ("other_yaml", "apiVersion: v1\nkind: Pod\n".into()),
    ];
    for (name, text) in cases {
        snapshot(name, &complaint(text));
    }
}
