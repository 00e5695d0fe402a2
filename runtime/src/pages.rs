//! A listing as a stream of pages: one request per page, made when the page is asked for.

use std::{
    fmt,
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::{
    decode, error::Error, http_request::HttpRequest, http_response::HttpResponse, page::Page,
    page_cursor::PageCursor, request::Request,
};

type Exchange = Pin<Box<dyn Future<Output = Result<HttpResponse, Error>> + Send>>;

/// The pages of a listing, as a [`Stream`].
///
/// A page is asked for when the stream is polled for it. The stream ends after the last page, after the limit, or after
/// an error; what was yielded before an error stays valid.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T> {
    key: &'static str,
    remaining: Option<u64>,
    cursor: Option<PageCursor>,
    step: Step,
    records: PhantomData<fn() -> T>,
}

/// What the next poll does.
enum Step {
    Send(HttpRequest),
    Receive(Exchange),
    Fail(Error),
    End,
}

impl<T: DeserializeOwned> Pages<T> {
    /// Returns the next page, or `None` after the last.
    ///
    /// # Errors
    /// The same as for a single page, and a link to the next page that leads to another origin or in a circle.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns all pages.
    ///
    /// # Errors
    /// The first error, as from [`next`](Self::next). To keep the pages before it, ask for them one by one.
    pub async fn collect(mut self) -> Result<Vec<Page<T>>, Error> {
        let mut pages = Vec::new();
        while let Some(page) = self.next().await {
            pages.push(page?);
        }
        Ok(pages)
    }
}

impl<T> Pages<T> {
    /// Begins a listing whose records stand under `key`; no more than `limit` records are yielded, if there is one.
    pub fn new(request: Request, key: &'static str, limit: Option<u64>) -> Self {
        let (cursor, step) = match request.into_http() {
            // What can't be sent is an error even where nothing would be.
            Err(error) => (None, Step::Fail(error)),
            Ok(_) if limit == Some(0) => (None, Step::End),
            Ok((client, first)) => {
                let step = Step::Send(first.clone());
                (Some(PageCursor::new(client, first)), step)
            }
        };
        Self {
            key,
            remaining: limit,
            cursor,
            step,
            records: PhantomData,
        }
    }

    /// Settles what comes after `page`, and cuts the page at the limit.
    fn advance(&mut self, page: &mut Page<T>) -> Step {
        if let Some(remaining) = &mut self.remaining {
            page.records
                .truncate(usize::try_from(*remaining).unwrap_or(usize::MAX));
            *remaining -= page.records.len() as u64;
            if *remaining == 0 {
                return Step::End;
            }
        }
        match (&mut self.cursor, page.next_page_url()) {
            (Some(cursor), Some(link)) => cursor.follow(link).map_or_else(Step::Fail, Step::Send),
            _ => Step::End,
        }
    }
}

impl<T: DeserializeOwned> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match (std::mem::replace(&mut this.step, Step::End), &this.cursor) {
                (Step::Send(request), Some(cursor)) => {
                    let client = cursor.client().clone();
                    this.step =
                        Step::Receive(Box::pin(async move { client.execute(request).await }));
                }
                (Step::Receive(mut exchange), Some(cursor)) => {
                    let Poll::Ready(response) = exchange.as_mut().poll(context) else {
                        this.step = Step::Receive(exchange);
                        return Poll::Pending;
                    };
                    let operation = cursor.first().operation;
                    let mut page = decode::page(operation, this.key, response?)?;
                    this.step = this.advance(&mut page);
                    return Poll::Ready(Some(Ok(page)));
                }
                (Step::Fail(error), _) => return Poll::Ready(Some(Err(error))),
                (Step::End | Step::Send(_) | Step::Receive(_), _) => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("key", &self.key)
            .field("remaining", &self.remaining)
            .finish_non_exhaustive()
    }
}
