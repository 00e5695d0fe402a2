//! A listing as a stream of pages: one request per page, made when the page is asked for.

use std::{
    fmt,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use futures_core::Stream;
use serde::de::DeserializeOwned;

use crate::{
    call::{Call, answer::Answer},
    error::Error,
    paging::{
        listing::ListingOptions,
        page::{Page, ReadPage},
        page_cursor::PageCursor,
        read_page,
    },
    request::Request,
    task::{Task, background},
    values::field_value::Content,
};

type Exchange = Task<Result<Answer, Error>>;

/// The pages of a listing, as a [`Stream`].
///
/// A page is asked for when the stream is polled for it. The stream ends after the last page, after the limit, or after
/// an error; what was yielded before an error stays valid.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<T> {
    key: &'static str,
    read: ReadPage<T>,
    remaining: Option<u64>,
    prefetch: bool,
    cursor: Option<PageCursor>,
    step: Step,
}

/// What the next poll does.
enum Step {
    Send(Arc<Call>),
    Receive(Arc<Call>, Exchange),
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

impl<T: Content> Pages<T> {
    /// Begins a listing whose records are under `key`.
    pub fn new(request: Request, key: &'static str, options: ListingOptions) -> Self {
        Self::of_call(request.into_listing(), key, options, read_page::listed)
    }
}

impl<T> Pages<T> {
    /// Begins a listing with the call for its first page, of which `read` makes a page.
    pub(crate) fn of_call(
        first: Result<Call, Error>,
        key: &'static str,
        options: ListingOptions,
        read: ReadPage<T>,
    ) -> Self {
        let (cursor, step) = match first {
            // What can't be sent is an error even where nothing would be.
            Err(error) => (None, Step::Fail(error)),
            Ok(_) if options.limit == Some(0) => (None, Step::End),
            Ok(call) => {
                let first = Arc::new(call);
                (Some(PageCursor::new(first.clone())), Step::Send(first))
            }
        };
        Self {
            key,
            read,
            remaining: options.limit,
            prefetch: options.prefetch,
            cursor,
            step,
        }
    }

    /// Returns the call for the next page, unless there is nothing more to send.
    #[cfg(feature = "blocking")]
    pub(crate) fn call(&self) -> Option<&Call> {
        match &self.step {
            Step::Send(call) | Step::Receive(call, _) => Some(call),
            Step::Fail(_) | Step::End => None,
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
            (Some(cursor), Some(link)) => match cursor.follow(link) {
                Ok(call) if self.prefetch => Step::Receive(call.clone(), send_ahead(call)),
                Ok(call) => Step::Send(call),
                Err(error) => Step::Fail(error),
            },
            _ => Step::End,
        }
    }
}

fn send(call: Arc<Call>) -> Exchange {
    Box::pin(async move { call.execute().await })
}

/// Asks for a page while the one before it is read.
fn send_ahead(call: Arc<Call>) -> Exchange {
    background::start(move || {
        let exchange = send(call.clone());
        #[cfg(feature = "tracing")]
        let exchange = crate::call::trace::closed(exchange);
        exchange
    })
}

impl<T: DeserializeOwned> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            match std::mem::replace(&mut this.step, Step::End) {
                Step::Send(call) => this.step = Step::Receive(call.clone(), send(call)),
                Step::Receive(call, mut exchange) => {
                    let Poll::Ready(answer) = exchange.as_mut().poll(context) else {
                        this.step = Step::Receive(call, exchange);
                        return Poll::Pending;
                    };
                    let mut page = Page::of(this.key, call, answer?, this.read)?;
                    this.step = this.advance(&mut page);
                    return Poll::Ready(Some(Ok(page)));
                }
                Step::Fail(error) => return Poll::Ready(Some(Err(error))),
                Step::End => return Poll::Ready(None),
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
