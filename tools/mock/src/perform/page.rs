//! The inputs of a list and what it found in, the addresses of its pages out.

use form_urlencoded::Serializer;
use serde_json::{Value, json};

use super::Request;
use crate::inputs::Given;
use crate::refusal::Refusal;
use crate::store::{Listed, Token, Window};

/// How many records a page has if nobody asks for another number.
const USUAL_SIZE: usize = 50;

/// How many records a page has at most.
const MOST: usize = 1000;

/// Whether an input of a list chooses the page.
pub(super) fn is_about_pages(input: &str) -> bool {
    matches!(input, "PageSize" | "Page" | "PageToken")
}

/// The page that is asked for.
pub(super) fn wanted(given: &Given) -> Result<Window, Refusal> {
    let number = |name: &str| given.get(name).and_then(Value::as_u64);
    let number = |name: &str| number(name).and_then(|number| usize::try_from(number).ok());
    let token = match given.get("PageToken").and_then(Value::as_str) {
        Some(text) => Some(Token::parse(text).ok_or_else(|| {
            Refusal::of_input("Invalid parameter PageToken: expected one of `next_page_url` or `previous_page_url`")
        })?),
        None => None,
    };
    Ok(Window {
        size: number("PageSize").unwrap_or(USUAL_SIZE).clamp(1, MOST),
        page: number("Page").unwrap_or(0),
        token,
    })
}

/// The addresses of a page and its neighbours.
pub(super) struct Pages {
    page: usize,
    size: usize,
    /// The scheme and host.
    base: String,
    this: String,
    first: String,
    next: Option<String>,
    previous: Option<String>,
}

impl Pages {
    pub(super) fn of(request: &Request<'_>, window: &Window, listed: &Listed<'_>) -> Self {
        let path = |page: usize, token: Option<Token>| {
            let mut query = Serializer::new(String::new());
            let kept = request
                .query
                .iter()
                .filter(|(name, _)| !is_about_pages(name));
            query.extend_pairs(kept);
            query.append_pair("PageSize", &window.size.to_string());
            query.append_pair("Page", &page.to_string());
            if let Some(token) = token {
                query.append_pair("PageToken", &token.text());
            }
            format!("{}?{}", request.path, query.finish())
        };
        let next = listed
            .next
            .map(|token| path(window.page.saturating_add(1), Some(token)));
        let previous = listed
            .previous
            .map(|token| path(window.page.saturating_sub(1), Some(token)));
        Self {
            page: window.page,
            size: window.size,
            base: request.base.to_owned(),
            this: path(window.page, window.token),
            first: path(0, None),
            next,
            previous,
        }
    }

    /// The member `meta` of a page.
    pub(super) fn meta(&self, key: &str) -> Value {
        let url = |path: &String| format!("{}{path}", self.base);
        json!({
            "page": self.page,
            "page_size": self.size,
            "first_page_url": url(&self.first),
            "previous_page_url": self.previous.as_ref().map(url),
            "url": url(&self.this),
            "next_page_url": self.next.as_ref().map(url),
            "key": key,
        })
    }

    /// The members of a page of an older product.
    pub(super) fn older(&self, count: usize) -> Value {
        let start = self.page.saturating_mul(self.size);
        json!({
            "page": self.page,
            "page_size": self.size,
            "start": start,
            "end": (start + count).saturating_sub(1),
            "uri": self.this,
            "first_page_uri": self.first,
            "previous_page_uri": self.previous,
            "next_page_uri": self.next,
        })
    }
}
