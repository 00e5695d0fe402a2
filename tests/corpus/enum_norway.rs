//! A value that YAML could take for a boolean is the text that it is.

use case_enum_norway::v1::ListThingCountry::{self, Gb, No, Off, Yes};
use wire::{client, pair, query};

#[test]
fn the_values_are_texts() {
    let client = client!(case_enum_norway);
    let countries: [(ListThingCountry, &str); 4] =
        [(Gb, "GB"), (No, "NO"), (Yes, "yes"), (Off, "off")];
    for (country, value) in countries {
        let request = client.v1().things().list().country(country).prepare();
        let request = request.expect("a request");
        assert_eq!(query(&request), [pair("Country", value)]);
    }
}
