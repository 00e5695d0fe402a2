//! Listings: the call for the first page goes in; pages, or their records one by one, come out.

pub(crate) mod listing;
pub(crate) mod page;
mod page_cursor;
mod page_source;
pub(crate) mod pages;
pub(crate) mod records;
