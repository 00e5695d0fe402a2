//! Nothing in, what the runtime has only with a certain feature out: the re-exports of these items, and the links to them.
//!
//! A glob would re-export them as well. The compiler names the feature of what is missing only if the item is named beside
//! its `#[cfg]`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::targets::rust_type;

/// A feature and the items that it brings.
type Gated = (&'static str, &'static [&'static str]);

/// What is in `twilio_runtime::public` with each feature.
const ITEMS: [Gated; 7] = [
    (
        "http-client",
        &[
            "HttpTransport",
            "HttpTransportBuilder",
            "Proxy",
            "TransportBuilder",
        ],
    ),
    ("blocking", &["Blocking"]),
    (
        "access-token",
        &[
            "AccessToken",
            "AccessTokenError",
            "AccessTokenKey",
            "AccessTokenValidator",
            "CapabilityPolicy",
            "CapabilityToken",
            "ChatGrant",
            "Grants",
            "PolicyFilter",
            "SignedToken",
            "SyncGrant",
            "TaskRouterGrant",
            "VerifiedAccessToken",
            "VideoGrant",
            "VoiceGrant",
            "VoiceIncoming",
            "VoiceOutgoing",
        ],
    ),
    ("reqwest", &["ReqwestTransport"]),
    ("tower", &["ServiceTransport", "TransportService"]),
    (
        "webhooks",
        &[
            "ConversationsEvent",
            "ConversationsEventType",
            "ForwardedHeader",
            "HeaderMap",
            "SignedWebhook",
            "WebhookAddress",
            "WebhookError",
            "WebhookSecret",
            "WebhookValidator",
        ],
    ),
    ("webhooks-tower", &["WebhookLayer", "WebhookService"]),
];

/// The methods that the front page links to, by feature.
const METHODS: [Gated; 4] = [
    ("blocking", &["ClientBuilder::blocking"]),
    (
        "access-token",
        &[
            "AccessToken::sign_at",
            "AccessToken::time_to_live",
            "AccessTokenValidator::renew",
        ],
    ),
    (
        "webhooks",
        &["WebhookAddress::trust", "WebhookSecret::sign_form"],
    ),
    ("webhooks-tower", &["WebhookLayer::on_rejected"]),
];

/// The re-exports.
pub(super) fn reexports() -> TokenStream {
    let uses = ITEMS.iter().map(|(feature, items)| {
        let items = items.iter().map(|item| rust_type::ident(item));
        quote! {
            #[cfg(feature = #feature)]
            pub use ::twilio_runtime::public::{#(#items),*};
        }
    });
    quote! { #(#uses)* }
}

/// The targets of the links on a page: the item where it is part of the build, else the table of features.
pub(super) fn links(page: &[String]) -> TokenStream {
    let is_linked = |item: &&&str| {
        let link = format!("[`{item}`]");
        page.iter().any(|line| line.contains(&link))
    };
    let items = ITEMS.iter().chain(&METHODS);
    let links = items.flat_map(|(feature, items)| {
        items.iter().filter(is_linked).map(move |item| {
            let with = format!("[`{item}`]: {item}");
            let without = format!("[`{item}`]: #cargo-features");
            quote! {
                #![cfg_attr(feature = #feature, doc = #with)]
                #![cfg_attr(not(feature = #feature), doc = #without)]
            }
        })
    });
    quote! { #(#links)* }
}
