//! The place of a handle in the API: the client, and the path values bound so far.

use std::{borrow::Cow, fmt, sync::Arc};

use crate::{
    client::Client,
    encoding::path,
    error::invalid_input::{InvalidInput, Refusal},
    values::sid::SidError,
};

/// A client together with the path values bound so far. Cheap to clone.
///
/// A value that can't be sent is remembered and comes back as an error from the request, before anything is sent.
#[derive(Clone)]
pub struct Scope {
    pub(crate) client: Client,
    /// Escaped values with slashes between them.
    pub(crate) values: String,
    refused: Option<Arc<RefusedValue>>,
}

/// A path value that can't be sent.
struct RefusedValue {
    /// How many values were bound before it.
    place: usize,
    /// What the handle calls it.
    name: &'static str,
    reason: Refusal,
}

impl Scope {
    /// Starts at the root, where nothing is bound.
    pub fn new(client: Client) -> Self {
        Self {
            client,
            values: String::new(),
            refused: None,
        }
    }

    /// Returns the client.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Binds the next path parameter to a text.
    #[must_use]
    pub fn bind_text(&self, name: &'static str, value: &str) -> Self {
        let mut bound = self.clone();
        if path::is_segment(value) {
            path::push_value(&mut bound.values, value);
        } else {
            bound.refuse(name, Refusal::PathSegment);
        }
        bound
    }

    /// Binds the next path parameter to a list: its items, each escaped, with commas between them. An empty list is
    /// refused, because it would lead to another endpoint.
    #[must_use]
    pub fn bind_list(
        &self,
        name: &'static str,
        values: impl IntoIterator<Item: AsRef<str>>,
    ) -> Self {
        let mut values = values.into_iter();
        let Some(first) = values.next() else {
            let mut bound = self.clone();
            bound.refuse(name, Refusal::NoItem);
            return bound;
        };
        let mut bound = self.bind_text(name, first.as_ref());
        for value in values {
            path::push_item(&mut bound.values, value.as_ref());
        }
        bound
    }

    /// Binds the next path parameter to a SID, given as what its conversion returned.
    #[must_use]
    pub fn bind_sid<S: AsRef<str>>(&self, name: &'static str, sid: Result<S, SidError>) -> Self {
        match sid {
            Ok(sid) => self.bind_text(name, sid.as_ref()),
            Err(error) => {
                let mut bound = self.clone();
                bound.refuse(name, Refusal::Sid(error));
                bound
            }
        }
    }

    /// Binds the next path parameter to a list of SIDs, each given as what its conversion returned.
    #[must_use]
    pub fn bind_sids<S: AsRef<str>>(
        &self,
        name: &'static str,
        sids: impl IntoIterator<Item = Result<S, SidError>>,
    ) -> Self {
        let sids: Result<Vec<S>, SidError> = sids.into_iter().collect();
        match sids {
            Ok(sids) => self.bind_list(name, sids),
            Err(error) => {
                let mut bound = self.clone();
                bound.refuse(name, Refusal::Sid(error));
                bound
            }
        }
    }

    /// Keeps the first refusal: the outermost mistake is the one to name.
    fn refuse(&mut self, name: &'static str, reason: Refusal) {
        let place = self.values.split('/').filter(|value| !value.is_empty());
        let place = place.count();
        self.refused.get_or_insert_with(|| {
            Arc::new(RefusedValue {
                place,
                name,
                reason,
            })
        });
    }

    /// Returns the refusal of a value that was bound, if there is one, under the name that `template`, the path of the
    /// operation, has for it: what is the `Sid` of an interaction is the `InteractionSid` of its channels.
    pub(crate) fn refusal(&self, template: &str) -> Option<InvalidInput> {
        let refused = self.refused.as_deref()?;
        Some(refused.under(template))
    }
}

impl RefusedValue {
    #[cold]
    fn under(&self, template: &str) -> InvalidInput {
        let name = path::parameters(template).nth(self.place);
        let name = name.map_or(Cow::Borrowed(self.name), |name| name.to_owned().into());
        InvalidInput::new(name, self.reason.clone())
    }
}

/// Shows no path value, because a text that is bound there can be personal.
impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("client", &self.client)
            .finish_non_exhaustive()
    }
}

impl From<Client> for Scope {
    fn from(client: Client) -> Self {
        Self::new(client)
    }
}
