//! A request in; its answer, or the end of the connection, out.
//!
//! ```text
//! request -> route -> credentials -> inputs -> fault? -> what it does to the records -> fault? -> answer
//! ```

use bytes::Bytes;
use http::Response;
use http::request::Parts;
use http_body::Body;

use crate::answer_body::AnswerBody;
use crate::fault::{Fault, Kind, Target};
use crate::inputs;
use crate::journal::NewEntry;
use crate::perform::{Outcome, Request};
use crate::received::{Received, read_body};
use crate::refusal::Refusal;
use crate::route::{self, Matched};
use crate::sending::{Ending, Sending};
use crate::service::Service;
use crate::{control, oauth};

impl Service {
    /// Answers a request.
    pub(crate) async fn answer<B>(
        &self,
        parts: Parts,
        body: B,
    ) -> Result<Response<AnswerBody>, Ending>
    where
        B: Body<Data = Bytes> + Unpin,
    {
        let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
        let received = match read_body(body, self.patience).await {
            Ok(body) => Received::new(parts, body),
            Err(refusal) => Err(refusal),
        };
        let mut entry = NewEntry {
            method: method.to_string(),
            path,
            request_id: format!("RQ{}", self.state().dice.hex()),
            ..NewEntry::default()
        };
        let sending = match received {
            Ok(received) => {
                if let Some(answer) = self.beside(&received).await {
                    return Ok(answer);
                }
                self.of_api(&received, &mut entry).await
            }
            Err(refusal) => Err(refusal),
        };
        let sending = sending.unwrap_or_else(|refusal| Sending::refused(&refusal, &mut entry));
        self.send(sending, entry).await
    }

    /// An answer to what is not part of the API: the control endpoint and the tokens.
    async fn beside(&self, received: &Received) -> Option<Response<AnswerBody>> {
        if let Some(answer) = control::answer(self, received).await {
            return Some(answer);
        }
        oauth::is_token_path(received).then_some(())?;
        self.find(received)
            .is_err()
            .then(|| oauth::answer(self, received))
    }

    /// The operation of a request, or what was probably meant.
    fn find(&self, received: &Received) -> Result<Matched, Refusal> {
        route::find(
            &self.plan,
            &received.method,
            &received.path,
            &received.segments,
        )
    }

    /// An answer of the API.
    async fn of_api(&self, received: &Received, entry: &mut NewEntry) -> Result<Sending, Refusal> {
        let matched = self.find(received);
        let operation = matched
            .as_ref()
            .ok()
            .map(|matched| self.plan.operation(matched.route));
        entry.operation = operation.map(|operation| operation.call_name.clone());
        let fault = self.fault(received, entry);
        if let Some(fault) = fault.as_ref().filter(|fault| !fault.lets_pass()) {
            return Ok(Sending::struck(fault.clone(), entry));
        }
        let matched = matched?;
        let outcome = self.perform(matched, received, entry).await;
        // A fault about the answer also hits a refusal.
        let outcome = match (outcome, &fault) {
            (Err(refusal), None) => return Err(refusal),
            (Err(refusal), Some(_)) => Sending::refused(&refusal, entry).outcome,
            (Ok(outcome), _) => outcome,
        };
        Ok(match fault {
            Some(fault) if matches!(fault.kind, Kind::Status { .. } | Kind::Html) => {
                Sending::struck(fault, entry)
            }
            fault => Sending {
                outcome,
                fault,
                retry_after: None,
            },
        })
    }

    /// The fault that hits a request.
    fn fault(&self, received: &Received, entry: &NewEntry) -> Option<Fault> {
        let target = Target {
            operation: entry.operation.as_deref(),
            method: received.method.as_str(),
            path: &received.path,
        };
        let state = &mut *self.state();
        state.faults.hit(&target, &mut state.dice)
    }

    async fn perform(
        &self,
        matched: Matched,
        received: &Received,
        entry: &mut NewEntry,
    ) -> Result<Outcome, Refusal> {
        let operation = self.plan.operation(matched.route);
        let account = self
            .callers
            .check(operation, received, &self.state().tokens)?;
        entry.account = Some(account.clone());
        let given = inputs::read(&self.plan.description, operation, received).await?;
        entry.keep(&given.sent);
        if let (true, Some(unknown)) = (self.is_strict, given.unknown.first()) {
            return Err(Refusal::of_input(format!("Unknown parameter: {unknown}")));
        }
        entry.warnings.clone_from(&given.unknown);
        let request = Request {
            plan: &self.plan,
            route: matched.route,
            path: &received.path,
            parameters: matched.parameters,
            query: &received.query,
            given: &given,
            account: &account,
            base: &self.base,
        };
        let world = &mut self.state().world;
        let evicted = world.store.evicted();
        let outcome = request.perform(world);
        if world.store.evicted() > evicted {
            entry
                .warnings
                .push("the memory for records is full; the oldest ones went".to_owned());
        }
        outcome
    }
}
