//! The program as somebody starts it.

use crate::support::{
    program::program,
    settings::{ACCOUNT, REQUIRED, SECRET, settings},
};

#[test]
fn without_settings_it_explains_what_it_needs() {
    let output = program(&[]).output().expect("a program");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let text = String::from_utf8(output.stderr).expect("text");
    for (name, _) in REQUIRED {
        assert!(text.contains(name), "{text}");
    }
    assert!(text.contains("examples/webchat/README.md"), "{text}");
}

#[test]
fn a_port_that_is_taken_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = program(&settings("http://127.0.0.1:1", &[("LISTEN", &address)])).output();
    let output = output.expect("a program");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).expect("text");
    assert!(
        text.contains("in use") && !text.contains(SECRET) && !text.contains(ACCOUNT),
        "{text}"
    );
}
