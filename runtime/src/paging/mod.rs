//! Listings: the call for the first page goes in; pages, or their records one by one, come out.

pub(crate) mod listing;
mod neighbours;
pub(crate) mod page;
mod page_cursor;
mod page_json;
pub(crate) mod pages;
pub(crate) mod read_page;
pub(crate) mod records;
