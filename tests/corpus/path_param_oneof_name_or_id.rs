//! A path parameter that is one of several kinds of text takes any text.

use wire::{client, path};

#[test]
fn any_text_is_an_argument() {
    let client = client!(case_path_param_oneof_name_or_id);
    for id in ["lamp", "7d444840-9dc0-11d1-b245-5ffdce74fad2"] {
        let request = client.v1().thing(id).fetch().prepare();
        let request = request.expect("a request");
        assert_eq!(path(&request), format!("v1/Things/{id}"));
    }
}
