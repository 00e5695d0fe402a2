//! The edge next to a region: a region goes in, the edge that Twilio's own libraries once chose for it comes out.

const EDGES: [(&str, &str); 9] = [
    ("au1", "sydney"),
    ("br1", "sao-paulo"),
    ("de1", "frankfurt"),
    ("ie1", "dublin"),
    ("jp1", "tokyo"),
    ("jp2", "osaka"),
    ("sg1", "singapore"),
    ("us1", "ashburn"),
    ("us2", "umatilla"),
];

/// Returns the edge next to `region`, if it is a known one.
pub(crate) fn nearest_edge(region: &str) -> Option<&'static str> {
    EDGES
        .iter()
        .find(|(known, _)| known.eq_ignore_ascii_case(region))
        .map(|(_, edge)| *edge)
}
