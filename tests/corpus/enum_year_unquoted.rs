//! Dates and numbers among the values of a text are texts, as they are written.

use case_enum_year_unquoted::v1::{ListThingNum, ListThingVersion};
use wire::{client, pair, query};

#[test]
fn the_values_are_sent_as_they_are_written() {
    let client = client!(case_enum_year_unquoted);
    let list = client.v1().things().list();
    let request = list
        .version(ListThingVersion::N20100401)
        .num(ListThingNum::N10)
        .prepare()
        .expect("a request");
    let expected = [pair("Version", "2010-04-01"), pair("Num", "1.0")];
    assert_eq!(query(&request), expected);
}
