//! A path template such as `/v1/Things/{Sid}` in; the parameters of a path that matches it, or a path for parameters, out.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a segment of a path keeps as it is.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// What some products put behind each of their paths.
const SUFFIX: &str = ".json";

/// A path with parameters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    segments: Vec<Segment>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Literal(String),
    /// `{Sid}.json` has something after the parameter.
    Parameter {
        name: String,
        after: String,
    },
}

/// The values of the parameters of a path, by name.
pub(crate) type Parameters = Vec<(String, String)>;

impl Template {
    pub(crate) fn parse(path: &str) -> Self {
        let segments = path.trim_start_matches('/').split('/').map(|segment| {
            let parameter = segment
                .strip_prefix('{')
                .and_then(|rest| rest.split_once('}'));
            match parameter {
                Some((name, after)) => Segment::Parameter {
                    name: name.to_owned(),
                    after: after.to_owned(),
                },
                None => Segment::Literal(segment.to_owned()),
            }
        });
        Self {
            segments: segments.collect(),
        }
    }

    /// The parameters of a path, if it matches. Its segments are decoded.
    pub(crate) fn parameters(&self, path: &[String]) -> Option<Parameters> {
        if path.len() != self.segments.len() {
            return None;
        }
        let mut parameters = Parameters::new();
        for (segment, given) in self.segments.iter().zip(path) {
            match segment {
                Segment::Literal(literal) if literal == given => {}
                Segment::Literal(_) => return None,
                Segment::Parameter { name, after } => {
                    let value = given.strip_suffix(after.as_str())?;
                    if value.is_empty() {
                        return None;
                    }
                    parameters.push((name.clone(), value.to_owned()));
                }
            }
        }
        Some(parameters)
    }

    /// The path for these parameters, in the order of the template.
    pub(crate) fn path<'a>(&self, values: impl IntoIterator<Item = &'a str>) -> String {
        let mut values = values.into_iter();
        let mut path = String::new();
        for segment in &self.segments {
            path.push('/');
            match segment {
                Segment::Literal(literal) => path.push_str(literal),
                Segment::Parameter { after, .. } => {
                    let value = values.next().unwrap_or_default();
                    path.extend(utf8_percent_encode(value, SEGMENT));
                    path.push_str(after);
                }
            }
        }
        path
    }

    /// The template that both have in common with others of the same place: without names of parameters and suffixes.
    pub(crate) fn key(&self) -> String {
        let mut key = String::new();
        for segment in &self.segments {
            key.push('/');
            key.push_str(match segment {
                Segment::Literal(literal) => literal.strip_suffix(SUFFIX).unwrap_or(literal),
                Segment::Parameter { .. } => "{}",
            });
        }
        key
    }

    /// The name of the parameter at the end, if there is one.
    pub(crate) fn last_parameter(&self) -> Option<&str> {
        match self.segments.last()? {
            Segment::Parameter { name, .. } => Some(name),
            Segment::Literal(_) => None,
        }
    }

    /// The literal at the end, without a suffix.
    pub(crate) fn last_literal(&self) -> Option<&str> {
        match self.segments.last()? {
            Segment::Literal(literal) => Some(literal.strip_suffix(SUFFIX).unwrap_or(literal)),
            Segment::Parameter { .. } => None,
        }
    }

    /// The template without its last segment.
    pub(crate) fn parent(&self) -> Option<Self> {
        let (_, rest) = self.segments.split_last()?;
        (!rest.is_empty()).then(|| Self {
            segments: rest.to_vec(),
        })
    }

    /// How many parameters it has.
    pub(crate) fn parameter_count(&self) -> usize {
        let is_parameter = |segment: &&Segment| matches!(segment, Segment::Parameter { .. });
        self.segments.iter().filter(is_parameter).count()
    }

    /// The names of the parameters.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Parameter { name, .. } => Some(name.as_str()),
            Segment::Literal(_) => None,
        })
    }

    /// Where the parameters are: of two templates that match a path, the one with later parameters is meant.
    pub(crate) fn shape(&self) -> Vec<bool> {
        let is_parameter = |segment: &Segment| matches!(segment, Segment::Parameter { .. });
        self.segments.iter().map(is_parameter).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Template;

    fn segments(path: &str) -> Vec<String> {
        path.trim_start_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn a_path_gives_its_parameters_and_they_give_the_path() {
        let template = Template::parse("/v1/A/{ASid}/B/{Sid}.json");
        let path = segments("/v1/A/x y/B/2.json");
        let parameters = template.parameters(&path).expect("a match");
        let values: Vec<&str> = parameters.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["x y", "2"]);
        assert_eq!(template.path(values), "/v1/A/x%20y/B/2.json");
    }

    #[test]
    fn other_paths_do_not_match() {
        let template = Template::parse("/v1/A/{Sid}");
        for path in ["/v1/A", "/v1/A/", "/v1/B/1", "/v1/A/1/B"] {
            assert_eq!(template.parameters(&segments(path)), None, "{path}");
        }
    }
}
