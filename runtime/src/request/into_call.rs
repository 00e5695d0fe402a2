//! A call in the making becomes a call: inputs are encoded, the URL is written, and what can't be sent is refused.

use crate::{
    call::Call,
    encoding::path,
    error::{
        Error,
        invalid_input::{InvalidInput, Refusal},
    },
    message::url_text::UrlText,
    operation::Operation,
    request::{
        Request,
        body::{Body, media_type},
        scope::Scope,
    },
};

impl Request {
    /// Returns what is to be sent.
    pub(crate) fn into_call(mut self) -> Result<Call, Error> {
        let operation = self.operation.clone();
        let page_url = self.options.page_url.take();
        let mut call = self
            .try_into_call()
            .map_err(|refused| Error::invalid(operation.id.clone(), refused))?;
        if let Some((page_url, checked)) = page_url {
            call.url = checked(&call, &page_url)
                .map_err(|error| Error::page_link(operation.id.clone(), error))?;
        }
        Ok(call)
    }

    fn try_into_call(self) -> Result<Call, InvalidInput> {
        let is_strict = self.is_strict();
        let Self {
            operation,
            scope,
            inputs,
            mut options,
        } = self;
        let refused = scope.refusal(&operation.path);
        if let Some(refused) = refused.or_else(|| options.refused.take()) {
            return Err(refused);
        }
        let mut inputs = inputs.finish()?;
        let accept = media_type::accept(&operation)?;
        let Body {
            content_type,
            bytes,
        } = Body::of(&operation, &mut inputs)?;
        let url = write_url(&scope, &operation, &inputs.query)?;
        let limits = options.limits(scope.client.shared().limits);
        let headers = inputs
            .headers
            .into_iter()
            .map(|(_, name, value)| (name, value));
        let headers = headers.chain(options.headers).collect();
        Ok(Call {
            client: scope.client,
            operation,
            url: UrlText::new(url),
            headers,
            accept,
            content_type,
            body: bytes,
            limits,
            may_be_large: false,
            is_strict,
        })
    }
}

fn write_url(scope: &Scope, operation: &Operation, query: &str) -> Result<String, InvalidInput> {
    let (hosts, values) = (scope.client.hosts(), &scope.values);
    let mut url = String::with_capacity(
        hosts.prefix_length(&operation.server)
            + operation.path.len()
            + values.len()
            + 1
            + query.len(),
    );
    hosts.write_prefix(&mut url, &operation.server);
    if !path::fill_into(&mut url, &operation.path, values) {
        return Err(InvalidInput::new("path", Refusal::PathTemplate));
    }
    push_query(&mut url, &operation.path, query);
    Ok(url)
}

/// Appends the query. A path of the document may begin one itself, such as `/v1/Things?kind=new`.
fn push_query(url: &mut String, template: &str, query: &str) {
    if !query.is_empty() {
        url.push(if template.contains('?') { '&' } else { '?' });
        url.push_str(query);
    }
}

#[cfg(test)]
mod tests {
    use super::push_query;

    #[test]
    fn a_query_continues_that_of_the_path() {
        for (template, query, expected) in [
            ("/v1/Things", "a=1", "/v1/Things?a=1"),
            ("/v1/Things?kind=new", "a=1", "/v1/Things?kind=new&a=1"),
            ("/v1/Things?kind=new", "", "/v1/Things?kind=new"),
        ] {
            let mut url = template.to_owned();
            push_query(&mut url, template, query);
            assert_eq!(url, expected);
        }
    }
}
