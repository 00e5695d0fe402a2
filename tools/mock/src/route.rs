//! A method and a path in; the operation, or what was probably meant, out.

use http::Method;

use crate::plan::Plan;
use crate::refusal::Refusal;
use crate::template::Parameters;

/// The operation of a request.
pub(crate) struct Matched {
    pub(crate) route: usize,
    pub(crate) parameters: Parameters,
}

/// Finds the operation. A path that has the literals of a template is that template's, whatever parameters others have there.
pub(crate) fn find(
    plan: &Plan,
    method: &Method,
    path: &str,
    segments: &[String],
) -> Result<Matched, Refusal> {
    let mut matching: Vec<(usize, Parameters)> = plan
        .routes
        .iter()
        .enumerate()
        .filter_map(|(index, route)| Some((index, route.template.parameters(segments)?)))
        .collect();
    matching.sort_by_cached_key(|(index, _)| plan.routes[*index].template.shape());
    let Some(best) = matching
        .first()
        .map(|(index, _)| plan.routes[*index].template.shape())
    else {
        return Err(unknown(plan, method, path, segments));
    };
    matching.retain(|(index, _)| plan.routes[*index].template.shape() == best);
    let of_method = |index: usize| plan.operation(index).http_method == method.as_str();
    match matching.iter().position(|(index, _)| of_method(*index)) {
        Some(at) => {
            let (route, parameters) = matching.swap_remove(at);
            Ok(Matched { route, parameters })
        }
        None => Err(wrong_method(plan, method, path, &matching)),
    }
}

fn wrong_method(
    plan: &Plan,
    method: &Method,
    path: &str,
    matching: &[(usize, Parameters)],
) -> Refusal {
    let methods: Vec<&str> = matching
        .iter()
        .map(|(index, _)| plan.operation(*index).http_method.as_str())
        .collect();
    let hint = format!(
        "no operation `{method} {path}`; this path takes {}",
        methods.join(", ")
    );
    Refusal::new(405, 20004, "Method not allowed").with_hint(hint)
}

fn unknown(plan: &Plan, method: &Method, path: &str, segments: &[String]) -> Refusal {
    let no_operation = format!("no operation `{method} {path}`");
    let hint = match meant(plan, method, segments) {
        Some(meant) => format!("{no_operation}; did you mean `{meant}`?"),
        None => no_operation,
    };
    Refusal::not_found(path).with_hint(hint)
}

/// The path of an operation that is near: each of its parameters is taken from the path, each literal may be misspelled.
fn meant(plan: &Plan, method: &Method, segments: &[String]) -> Option<String> {
    let near = plan.description.operations.iter().filter_map(|operation| {
        let template: Vec<&str> = operation.path.trim_start_matches('/').split('/').collect();
        if template.len() != segments.len() {
            return None;
        }
        let mut distance = 0;
        let mut path = String::new();
        for (literal, given) in template.iter().zip(segments) {
            path.push('/');
            if literal.starts_with('{') {
                path.push_str(given);
                continue;
            }
            let by = strsim::damerau_levenshtein(&literal.to_lowercase(), &given.to_lowercase());
            if by > literal.len().div_ceil(3) {
                return None;
            }
            distance += by;
            path.push_str(literal);
        }
        let is_other_method = operation.http_method != method.as_str();
        Some((
            distance,
            is_other_method,
            path,
            operation.http_method.as_str(),
        ))
    });
    let (_, is_other_method, path, other) = near.min_by_key(|near| (near.0, near.1))?;
    Some(if is_other_method {
        format!("{other} {path}")
    } else {
        path
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::Description;
    use crate::rules::Rules;

    fn found(method: &Method, path: &str) -> Result<(String, usize), String> {
        let description = Description::read([("d.json", crate::DESCRIPTION)]).expect("read");
        let plan = Plan::of(description, Rules::read());
        let segments: Vec<String> = path
            .trim_start_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect();
        match find(&plan, method, path, &segments) {
            Ok(matched) => {
                let name = plan.operation(matched.route).call_name.clone();
                Ok((name, matched.parameters.len()))
            }
            Err(refusal) => Err(format!(
                "{} {}",
                refusal.status,
                refusal.hint.unwrap_or_default()
            )),
        }
    }

    #[test]
    fn a_literal_wins_over_a_parameter() {
        let comments = "/v1/Insights/QualityManagement/Assessments/Comments";
        let found = found(&Method::POST, comments);
        assert_eq!(
            found,
            Ok(("CreateInsightsAssessmentsComment".to_owned(), 0))
        );
    }

    #[test]
    fn a_path_that_is_misspelled_is_corrected() {
        assert_eq!(
            found(&Method::GET, "/v1/FlexFlow"),
            Err("404 no operation `GET /v1/FlexFlow`; did you mean `/v1/FlexFlows`?".to_owned())
        );
        assert_eq!(
            found(&Method::GET, "/v1/interactions/KD1/Chanels"),
            Err("404 no operation `GET /v1/interactions/KD1/Chanels`; did you mean `/v1/Interactions/KD1/Channels`?".to_owned())
        );
        let nothing = found(&Method::GET, "/nothing/like/it");
        assert_eq!(
            nothing,
            Err("404 no operation `GET /nothing/like/it`".to_owned())
        );
    }

    #[test]
    fn a_method_that_a_path_lacks_names_those_that_it_has() {
        let refused = found(&Method::PUT, "/v1/FlexFlows").expect_err("refused");
        assert!(
            refused.starts_with("405") && refused.ends_with("takes GET, POST"),
            "{refused}"
        );
    }
}
