//! The origins that a transport has talked to: a URL goes in, the origin with its open connections comes out.

use std::sync::{Arc, Mutex, PoisonError};

use hyper::Uri;

use super::origin::Origin;
use crate::proxy::Proxies;

/// The origins so far. There are as many as servers in the document, which is one or two, so a list is the fastest map.
#[derive(Default)]
pub(super) struct Pool(Mutex<Vec<Arc<Origin>>>);

impl Pool {
    /// Returns the origin of `uri`, if it has one that HTTP can reach.
    pub(super) fn origin(&self, uri: &Uri, proxies: &Proxies) -> Option<Arc<Origin>> {
        let mut origins = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = origins.iter().find(|origin| origin.is_origin_of(uri)) {
            return Some(known.clone());
        }
        let origin = Arc::new(Origin::of(uri, proxies)?);
        origins.push(origin.clone());
        Some(origin)
    }
}
