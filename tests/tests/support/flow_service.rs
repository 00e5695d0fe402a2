//! A service that keeps Flex Flows in memory and lists them two to a page, with Twilio's answers and errors.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

use crate::server::{Answer, Received};

const PATH: &str = "/v1/FlexFlows";
const PAGE_SIZE: usize = 2;

/// The flows, by their SIDs.
#[derive(Default)]
pub(crate) struct FlowService {
    flows: Mutex<BTreeMap<String, Value>>,
}

impl FlowService {
    /// Answers a request.
    pub(crate) fn answer(&self, request: &Received) -> Answer {
        let mut flows = self.flows.lock().unwrap_or_else(PoisonError::into_inner);
        let sid = request
            .path()
            .strip_prefix(PATH)
            .and_then(|rest| rest.strip_prefix('/'));
        match (request.method.as_str(), sid) {
            ("GET", None) if request.path() == PATH => page(request, &flows),
            ("POST", None) if request.path() == PATH => {
                let sid = format!("FO{:032x}", flows.len() + 1);
                let flow = update(
                    request,
                    json!({"sid": sid, "date_created": "2026-01-02T03:04:05Z", "integration": {}}),
                );
                flows.insert(sid, flow.clone());
                Answer(201, flow)
            }
            ("GET", Some(sid)) => flows
                .get(sid)
                .map_or_else(|| missing(request), |flow| Answer(200, flow.clone())),
            ("POST", Some(sid)) => match flows.get_mut(sid) {
                Some(flow) => {
                    *flow = update(request, flow.take());
                    Answer(200, flow.clone())
                }
                None => missing(request),
            },
            ("DELETE", Some(sid)) => flows
                .remove(sid)
                .map_or_else(|| missing(request), |_| Answer(204, Value::Null)),
            _ => missing(request),
        }
    }
}

/// Sets what the form names.
fn update(request: &Received, mut flow: Value) -> Value {
    for (input, field) in [
        ("FriendlyName", "friendly_name"),
        ("ChatServiceSid", "chat_service_sid"),
        ("ChannelType", "channel_type"),
        ("IntegrationType", "integration_type"),
    ] {
        if let Some(value) = request.value(input) {
            flow[field] = json!(value);
        }
    }
    if let Some(enabled) = request.value("Enabled") {
        flow["enabled"] = json!(enabled == "true");
    }
    if let Some(sid) = request.value("Integration.FlowSid") {
        flow["integration"]["flow_sid"] = json!(sid);
    }
    flow
}

fn page(request: &Received, flows: &BTreeMap<String, Value>) -> Answer {
    let number = |name: &str| request.value(name).and_then(|value| value.parse().ok());
    let (page, size): (usize, usize) = (
        number("Page").unwrap_or(0),
        number("PageSize").unwrap_or(PAGE_SIZE),
    );
    let records: Vec<_> = flows.values().skip(page * size).take(size).collect();
    let next = ((page + 1) * size < flows.len()).then(|| {
        request.url(&format!(
            "{PATH}?PageSize={size}&Page={}&PageToken=PT{page}",
            page + 1
        ))
    });
    Answer(
        200,
        json!({"flex_flows": records, "meta": {"key": "flex_flows", "page": page, "page_size": size, "next_page_url": next}}),
    )
}

fn missing(request: &Received) -> Answer {
    let message = format!("The requested resource {} was not found", request.path());
    Answer(
        404,
        json!({"code": 20404, "message": message, "more_info": "https://www.twilio.com/docs/errors/20404", "status": 404}),
    )
}
