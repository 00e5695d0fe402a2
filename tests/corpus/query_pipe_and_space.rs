//! Lists separated by pipes or spaces are one pair each; one that is exploded is not.

use wire::{client, pair, query};

#[test]
fn each_style_has_its_separator() {
    let client = client!(case_query_pipe_and_space);
    let list = client.v1().things().list();
    let request = list
        .piped(["a", "b"])
        .spaced(["c", "d"])
        .repeated(["e", "f"])
        .prepare()
        .expect("a request");
    assert_eq!(
        query(&request),
        [
            pair("piped", "a|b"),
            pair("spaced", "c d"),
            pair("repeated", "e"),
            pair("repeated", "f"),
        ]
    );
}
