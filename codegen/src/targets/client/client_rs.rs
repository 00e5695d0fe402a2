//! The accessors of the client in, `client.rs` out.

use proc_macro2::TokenStream;
use quote::quote;

use super::handle;
use crate::ir::{Accessor, Module, TypeName};
use crate::targets::context::RenderCtx;
use crate::targets::docs::Page;
use crate::targets::file::{Contents, Item};
use crate::targets::rust_type;

/// Renders the client.
pub(super) fn client(cx: &RenderCtx<'_>) -> Contents {
    let docs = vec!["The client, where every call begins.".to_owned()];
    // The items of a path without a version are accessors of the client, and take SIDs.
    let sids = cx
        .api
        .accessors
        .iter()
        .any(|accessor| !accessor.bindings.is_empty())
        .then(|| quote! { use crate::sid::*; });
    let imports = quote! { use ::twilio_runtime as runtime; #sids };
    let items = vec![
        Item::Plain(imports),
        definition(cx),
        implementation(cx),
        conversion(),
    ];
    Contents::Rust { docs, items }
}

fn definition(cx: &RenderCtx<'_>) -> Item {
    let docs = Page::at_column(0)
        .foreign(&format!("A client of the {}.", cx.title()))
        .foreign("It holds the credentials and the connections. A clone shares them and is cheap, so one client serves a whole program.")
        .attribute();
    Item::Plain(quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            scope: runtime::Scope,
        }
    })
}

fn implementation(cx: &RenderCtx<'_>) -> Item {
    let constructors = constructors(&format!("{}-rust/", cx.options.crate_name));
    let accessors = cx
        .api
        .accessors
        .iter()
        .map(|step| handle::accessor(cx, step, &handle_path(cx, step)));
    let server = cx
        .api
        .operations()
        .next()
        .map(|(_, operation)| operation.server.as_str())
        .unwrap_or_default();
    Item::Plain(quote! {
        impl Client {
            #constructors

            /// Returns what clients share, for [`from_core`](Self::from_core) of another crate.
            pub fn as_core(&self) -> &runtime::Core {
                self.scope.client()
            }

            /// Begins a call to a path that this crate has no method for, with everything that the client is set to.
            /// [`RawRequest`](runtime::RawRequest) shows an example.
            pub fn request(&self, method: runtime::Method, path: impl AsRef<str>) -> runtime::RawRequest {
                runtime::RawRequest::new(self.scope.client(), #server, method, path.as_ref())
            }

            #(#accessors)*
        }
    })
}

/// The ways to make a client. `product` begins its user agent.
fn constructors(product: &str) -> TokenStream {
    quote! {
        /// Makes a client with the default settings.
        ///
        /// # Errors
        ///
        /// Credentials that cannot be sent, or a build without a transport.
        pub fn new(credentials: runtime::Credentials) -> Result<Self, runtime::Error> {
            Self::builder().credentials(credentials).build()
        }

        /// Begins a client with other settings: another address, a timeout, a transport.
        pub fn builder() -> runtime::ClientBuilder<Self> {
            runtime::ClientBuilder::new(concat!(#product, env!("CARGO_PKG_VERSION")))
        }

        /// Makes a client with the credentials of the environment: `TWILIO_ACCOUNT_SID` with `TWILIO_AUTH_TOKEN`, or
        /// with `TWILIO_API_KEY` and `TWILIO_API_SECRET`; the edge and the region of `TWILIO_EDGE` and `TWILIO_REGION`.
        ///
        /// # Errors
        ///
        /// A variable that is missing or not Unicode, and everything that fails [`new`](Self::new).
        pub fn from_env() -> Result<Self, runtime::Error> {
            Self::builder().environment()?.build()
        }

        /// Makes a client that shares the connections, credentials, token, limits and settings of another one, such as that of
        /// another crate. It is cheap.
        pub fn from_core(core: &runtime::Core) -> Self {
            core.clone().into()
        }
    }
}

fn conversion() -> Item {
    Item::Plain(quote! {
        impl From<runtime::Client> for Client {
            fn from(client: runtime::Client) -> Self {
                Self { scope: runtime::Scope::new(client) }
            }
        }
    })
}

/// The path of the type of the handle that an accessor of the client leads to: that of a version, or one of the module without a version.
/// Other modules may have handles of that name too.
fn handle_path(cx: &RenderCtx<'_>, accessor: &Accessor) -> TokenStream {
    let path = format!("/{}", accessor.name.wire);
    let holds = |module: &&Module| match &module.handle {
        Some(handle) => {
            let is_named = handle.path == path || module.rust == accessor.name.wire;
            handle.rust == accessor.handle && is_named
        }
        None => module
            .resources
            .iter()
            .flat_map(|resource| &resource.handles)
            .any(|handle| handle.rust == accessor.handle),
    };
    let module = cx
        .api
        .modules
        .iter()
        .find(holds)
        .map(|module| module.rust.clone())
        .unwrap_or_default();
    rust_type::path(
        cx,
        &TypeName {
            module,
            rust: accessor.handle.clone(),
        },
    )
}
