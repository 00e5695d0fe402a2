//! Path parameters: a value in, one escaped segment out, and the template filled with such segments.

use super::percent::escape_into;

/// Whether `value` can be one path segment. An empty one and the dot segments would lead to another endpoint.
pub(crate) fn is_segment(value: &str) -> bool {
    !matches!(value, "" | "." | "..")
}

/// Appends `value` to `values`, escaped; a slash, which no escaped value holds, separates the values.
pub(crate) fn push_value(values: &mut String, value: &str) {
    if !values.is_empty() {
        values.push('/');
    }
    escape_into(values, value);
}

/// Appends `item` to the last value, which is a list.
pub(crate) fn push_item(values: &mut String, item: &str) {
    values.push(',');
    escape_into(values, item);
}

/// Returns the names of the `{parameters}` of `template`, in order.
pub(crate) fn parameters(template: &str) -> impl Iterator<Item = &str> {
    let braced = template.split('{').skip(1);
    braced.filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// Appends `template` to `out` with its `{parameters}` replaced by `values` in order. Returns whether the numbers agree.
pub(crate) fn fill_into(out: &mut String, template: &str, values: &str) -> bool {
    let mut values = values.split('/').filter(|value| !value.is_empty());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (Some(value), Some((_, after))) = (values.next(), after.split_once('}')) else {
            return false;
        };
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    values.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{fill_into, is_segment, parameters, push_value};

    fn filled(template: &str, values: &[&str]) -> Option<String> {
        let (mut escaped, mut out) = (String::new(), String::new());
        for value in values {
            push_value(&mut escaped, value);
        }
        fill_into(&mut out, template, &escaped).then_some(out)
    }

    #[test]
    fn a_value_is_one_segment_whatever_it_holds() {
        assert_eq!(
            filled("/v1/A/{Sid}/B/{Other}.json", &["a/../b?c#d", "%2F {x}"]).as_deref(),
            Some("/v1/A/a%2F..%2Fb%3Fc%23d/B/%252F%20%7Bx%7D.json")
        );
        assert_eq!(filled("/v1/A", &[]).as_deref(), Some("/v1/A"));
    }

    #[test]
    fn a_wrong_number_of_values_fills_nothing() {
        assert_eq!(filled("/v1/A/{Sid}", &[]), None);
        assert_eq!(filled("/v1/A", &["x"]), None);
    }

    #[test]
    fn parameters_have_the_names_of_the_template() {
        let names: Vec<_> = parameters("/v1/A/{Sid}/B/{Other}.json").collect();
        assert_eq!(names, ["Sid", "Other"]);
        assert_eq!(parameters("/v1/A}").count(), 0);
    }

    #[test]
    fn dot_segments_are_none() {
        assert!(!is_segment("") && !is_segment(".") && !is_segment(".."));
        assert!(is_segment("...") && is_segment("/"));
    }
}
