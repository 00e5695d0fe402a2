//! The API in, the table of its operations out: what each is called, what it sends, and the call that makes it.

use super::fill::{Fill, Fills};
use crate::ir::{Accessor, Module, Operation};
use crate::targets::context::RenderCtx;
use crate::targets::docs;

/// The table, if there are operations.
pub(super) fn fills(cx: &RenderCtx<'_>) -> Fills {
    let rows: Vec<String> = cx.api.operations().map(row).collect();
    if rows.is_empty() {
        return Fills::new();
    }
    let head = ["| Operation | Request | Call |", "|---|---|---|"].map(str::to_owned);
    let table = head.into_iter().chain(rows).collect();
    Fills::from([("operations", Fill::Lines(table))])
}

fn row((module, operation): (&Module, &Operation)) -> String {
    let (called, rust) = (&operation.call_name, &operation.name.rust);
    let link = format!("[`{rust}`]({}::{rust})", module.rust);
    let name = if called == rust {
        link
    } else {
        format!("{link}, {}", cell(called))
    };
    let method = operation.http_method.as_str();
    let request = cell(&format!("{method} {}", operation.path));
    format!("| {name} | {request} | {} |", cell(&call(operation)))
}

/// A code span within a table.
fn cell(text: &str) -> String {
    docs::code(text).replace('|', "\\|")
}

/// The call on a client that makes the request, with the names of its arguments.
fn call(operation: &Operation) -> String {
    let arguments = match &operation.required_struct {
        Some(name) => format!("{name} {{ … }}"),
        None => listed(operation.required_inputs().map(|input| &input.name.rust)),
    };
    let accessors = operation.handle.iter().map(accessor);
    let path: String = accessors.map(|call| call + ".").collect();
    format!("{path}{}({arguments})", operation.verb)
}

fn accessor(accessor: &Accessor) -> String {
    let names = accessor.bindings.iter().map(|binding| &binding.name.rust);
    format!("{}({})", accessor.name.rust, listed(names))
}

fn listed<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<&str> = names.map(String::as_str).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::fills;
    use crate::ir::Api;
    use crate::targets::client::lib_rs::fill::Fill;
    use crate::targets::sample::{self, options};

    fn table(api: &Api) -> String {
        let options = options();
        match fills(&sample::cx(api, &options)).remove("operations") {
            Some(Fill::Lines(lines)) => lines.join("\n"),
            _ => String::new(),
        }
    }

    #[test]
    fn each_operation_has_a_row_with_the_call_that_makes_it() {
        let mut api = sample::api();
        api.modules[0].resources[0].operations[1].call_name = "List|Flow".to_owned();
        insta::assert_snapshot!(table(&api), @"
        | Operation | Request | Call |
        |---|---|---|
        | [`CreateFlexFlow`](v1::CreateFlexFlow) | `POST /v1/FlexFlows` | `v1().flex_flows().create(friendly_name, channel_type)` |
        | [`ListFlexFlow`](v1::ListFlexFlow), `List\\|Flow` | `GET /v1/FlexFlows` | `v1().flex_flows().list()` |
        | [`UpdateFlexFlow`](v1::UpdateFlexFlow) | `POST /v1/FlexFlows/{Sid}` | `v1().flex_flow(sid).update(FlexFlowUpdate { … })` |
        ");
        assert_eq!(table(&Api::default()), "");
    }
}
