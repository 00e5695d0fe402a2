//! What listings share: the size of a page follows from what the caller asks for.

use crate::request::Request;

/// The parameter of Twilio's listings that sets how many records are on a page.
const PAGE_SIZE: &str = "PageSize";

/// The most records Twilio puts on a page.
const LARGEST_PAGE: u64 = 1000;

impl Request {
    /// Settles the page size of a listing, where the operation takes one: what the caller set, else the limit, and
    /// never more than a page can have.
    pub fn settle_page_size(&mut self, limit: Option<u64>) {
        let inputs = self.inputs();
        let Some(position) = inputs.position_of(PAGE_SIZE) else {
            return;
        };
        let chosen = inputs
            .pairs_at(position)
            .map(|pair| pair.rsplit('=').next().unwrap_or_default().parse::<u64>());
        let size = match chosen {
            Some(Ok(size)) if size > LARGEST_PAGE => LARGEST_PAGE,
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
