//! Origins of Twilio's: one or two go in, whether credentials are safe there comes out, or whether both serve one product.

use super::twilio_host::TwilioHost;
use crate::message::origin::Origin;

/// Whether it is one of Twilio's, where credentials are safe on the way.
pub(super) fn is_twilio(origin: &Origin) -> bool {
    origin.is_https() && origin.port() == 443 && TwilioHost::parse(origin.host()).is_some()
}

/// Whether both are the same origin, or the same product of Twilio in different regions or edges.
pub(super) fn serve_same_product(here: &Origin, there: &Origin) -> bool {
    here == there || is_rewrite_of(here, there)
}

fn is_rewrite_of(here: &Origin, there: &Origin) -> bool {
    let hosts = (
        TwilioHost::parse(here.host()),
        TwilioHost::parse(there.host()),
    );
    matches!(hosts, (Some(here), Some(there)) if here.is_same_product(&there))
        && here.is_https()
        && there.is_https()
        && here.port() == there.port()
}
