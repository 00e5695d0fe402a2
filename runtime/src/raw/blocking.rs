//! How a thread waits for a call that a caller describes. For pages, see [`Pages::blocking`](crate::Pages::blocking).

use serde::de::DeserializeOwned;

use super::RawRequest;
use crate::{
    blocking::Waiter, call::response::Response, error::Error, message::http_response::HttpResponse,
    paging::page::Page,
};

impl RawRequest {
    /// Sends the request and waits for the result, on this thread.
    ///
    /// The client should be one that `ClientBuilder::blocking` was called for.
    ///
    /// # Errors
    /// The same as for [`send`](Self::send). Nothing is sent from a thread of an asynchronous runtime with a client that may
    /// need that thread.
    pub fn send_blocking<T: DeserializeOwned>(self) -> Result<T, Error> {
        self.waiter().wait(self.send())
    }

    /// Sends the request and waits, on this thread, for the result together with the response.
    ///
    /// # Errors
    /// The same as for [`send_blocking`](Self::send_blocking).
    pub fn send_with_response_blocking<T: DeserializeOwned>(self) -> Result<Response<T>, Error> {
        self.waiter().wait(self.send_with_response())
    }

    /// Sends the request and waits, on this thread, for the response as it is, whatever its status.
    ///
    /// # Errors
    /// The same as for [`send_raw`](Self::send_raw), and as for [`send_blocking`](Self::send_blocking).
    pub fn send_raw_blocking(self) -> Result<HttpResponse, Error> {
        self.waiter().wait(self.send_raw())
    }

    /// Sends the request and waits, on this thread, for one page of a listing.
    ///
    /// # Errors
    /// The same as for [`send_page`](Self::send_page), and as for [`send_blocking`](Self::send_blocking).
    pub fn send_page_blocking<T: DeserializeOwned>(self) -> Result<Page<T>, Error> {
        self.waiter().wait(self.send_page())
    }

    fn waiter(&self) -> Waiter {
        let name = super::operation::name(self.method, self.target.template());
        Waiter::new(&self.client, name.into())
    }
}
