//! How a call that a caller describes is sent: once for a result, or page after page.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::RawRequest;
use crate::{
    call::{Call, answer::Answer, decode, response::Response, results},
    error::Error,
    message::{http_request::HttpRequest, http_response::HttpResponse},
    paging::{listing::ListingOptions, page::Page, pages::Pages, read_page, records::Records},
};

impl RawRequest {
    /// Returns the HTTP request without sending it. Credentials that have to be asked for are not part of it.
    ///
    /// # Errors
    /// An input that can't be sent.
    pub fn prepare(self) -> Result<HttpRequest, Error> {
        Ok(self.into_call()?.first_request())
    }

    /// Sends the request and waits for the result: [`Json`](crate::Json), or any type that the body decodes to. A response
    /// without a body reads as `null`, which `()` and `Option` decode from.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status other than 2xx, or a body of another shape.
    pub async fn send<T: DeserializeOwned>(self) -> Result<T, Error> {
        let (call, answer) = self.execute().await?;
        let (value, _) = decode::result(&call.operation, answer, call.is_strict, results::any)?;
        Ok(value)
    }

    /// Sends the request and waits for the result together with the response: status, headers and bytes.
    ///
    /// # Errors
    /// The same as for [`send`](Self::send).
    pub async fn send_with_response<T: DeserializeOwned>(self) -> Result<Response<T>, Error> {
        let (call, answer) = self.execute().await?;
        let (response, attempts) = (answer.response.clone(), answer.attempts);
        let (value, mismatches) =
            decode::result(&call.operation, answer, call.is_strict, results::any)?;
        Ok(Response::new(value, response, attempts, mismatches))
    }

    /// Sends the request and returns the response as it is, whatever its status. It is repeated as any other.
    ///
    /// # Errors
    /// An input that can't be sent, or no response.
    pub async fn send_raw(self) -> Result<HttpResponse, Error> {
        let call = self.into_call()?;
        Ok(Box::pin(call.execute()).await?.response)
    }

    /// Sends the request and waits for one page of a listing. Its records are under `meta.key`, else in the only list there
    /// is.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status other than 200, or a body that is no page.
    pub async fn send_page<T: DeserializeOwned>(self) -> Result<Page<T>, Error> {
        let call = self.into_listing()?;
        let answer = Box::pin(call.execute()).await?;
        Page::of("", Arc::new(call), answer, read_page::any)
    }

    /// Returns the pages of a listing as a stream, which sends one request for each page it is asked for.
    pub fn pages<T: DeserializeOwned>(self) -> Pages<T> {
        let options = ListingOptions {
            limit: self.limit,
            prefetch: false,
        };
        Pages::of_call(self.into_listing(), "", options, read_page::any)
    }

    /// Returns the records of all pages as a stream.
    pub fn stream<T: DeserializeOwned>(self) -> Records<T> {
        Records::new(self.pages())
    }

    pub(super) fn into_listing(self) -> Result<Call, Error> {
        Ok(Call {
            may_be_large: true,
            ..self.into_call()?
        })
    }

    async fn execute(self) -> Result<(Call, Answer), Error> {
        let call = self.into_call()?;
        let answer = Box::pin(call.execute()).await?;
        let answer = decode::success(&call, answer)?;
        Ok((call, answer))
    }
}
