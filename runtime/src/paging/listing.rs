//! What listings share: the size of a page follows from what the caller asks for, and one page is read.

use std::sync::Arc;

use crate::{
    call::{Call, response::Response},
    error::Error,
    paging::{page::Page, read_page},
    request::Request,
    values::field_value::Content,
};

/// The parameter of Twilio's listings that sets how many records are on a page.
const PAGE_SIZE: &str = "PageSize";

/// The most records Twilio puts on a page.
const LARGEST_PAGE: u64 = 1000;

/// What a caller sets for a listing beside the inputs of the operation.
#[derive(Clone, Copy, Debug, Default)]
pub struct ListingOptions {
    /// How many records there may be in all.
    pub limit: Option<u64>,
    /// Whether the next page is read while the caller is busy with this one.
    pub prefetch: bool,
}

impl Request {
    /// Returns the call for one or several pages.
    pub(crate) fn into_listing(self) -> Result<Call, Error> {
        let call = self.into_call()?;
        Ok(Call {
            may_be_large: true,
            ..call
        })
    }

    /// Sends and decodes one page, whose records are under `key`.
    ///
    /// # Errors
    /// An input that can't be sent, no response, a status other than 200, or a body of another shape.
    pub async fn send_page<T: Content>(self, key: &'static str) -> Result<Page<T>, Error> {
        let call = self.into_listing()?;
        let answer = call.execute().await?;
        Page::of(key, Arc::new(call), answer, read_page::listed)
    }

    /// Sends and decodes one page, and returns it with the response.
    ///
    /// # Errors
    /// The same as for [`send_page`](Self::send_page).
    pub async fn send_page_with_response<T: Content>(
        self,
        key: &'static str,
    ) -> Result<Response<Page<T>>, Error> {
        let call = self.into_listing()?;
        let answer = call.execute().await?;
        let (response, attempts) = (answer.response.clone(), answer.attempts);
        let page = Page::of(key, Arc::new(call), answer, read_page::listed)?;
        let mismatches = page.mismatches().to_vec();
        Ok(Response::new(page, response, attempts, mismatches))
    }

    /// Settles the page size of a listing, where the operation takes one: what the caller set, else the limit, and
    /// never less than one record or more than a page can have.
    pub fn settle_page_size(&mut self, limit: Option<u64>) {
        let inputs = &mut self.inputs;
        let Some(position) = inputs.position_of(PAGE_SIZE) else {
            return;
        };
        let chosen = inputs
            .pairs_at(position)
            .map(|pair| pair.rsplit('=').next().unwrap_or_default().parse::<u64>());
        let size = match chosen {
            Some(Ok(size)) if !(1..=LARGEST_PAGE).contains(&size) => size.clamp(1, LARGEST_PAGE),
            // What the caller set goes as it is; what makes no sense is the service's to refuse.
            Some(_) => return,
            None => match limit {
                Some(limit) if limit > 0 => limit.min(LARGEST_PAGE),
                Some(_) | None => return,
            },
        };
        inputs.begin(position);
        inputs.append_text(position, &size.to_string());
    }
}
