//! A path template in, what identifies it out.

/// A path template without the names of its parameters, which are in no request: `/v1/Flows/{}`.
pub(crate) fn without_names(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}
