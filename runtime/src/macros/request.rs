//! `request!`: a struct with one field per input goes in; a request type with setters and `send` comes out.

/// Declares the request type of one operation.
///
/// The head line is `"operationId": Method "server" "/path/{Parameter}" body -> Result;` where the body is `form`,
/// `json` or `none`, and the result is a type that decodes, `()` where the body of the response is ignored, or
/// `[Record in "key"]` for a listing whose records stand under that key. The method is a variant of [`Method`](crate::Method).
///
/// Each field is one input, in the document's order: `#[input(location, "WireName", kind)]`, with `, pii` at the end
/// where the value is personal. The location is `form`, `query`, `header` or `body`. A field that is `pub` gets a public
/// setter; one that is not gets a setter private to the module, for the function that takes the required inputs. The
/// kind says what the setter takes, where `T` is the type of the field:
///
/// | kind | argument | list of them |
/// |---|---|---|
/// | `text` | `impl AsRef<str>` | `texts` |
/// | `sid` | `impl TryInto<T, Error: Into<SidError>>` | `sids` |
/// | `value` | `T`: a boolean or a number | `values` |
/// | `into` | `impl Into<T>`, which has `as_str` | `intos` |
/// | `json` | `impl Serialize` | `jsons` |
///
/// Lists go into a form or a query, where they repeat the name.
///
/// Whatever the order of the calls, inputs are sent in the order of the fields. Setting one twice replaces it.
///
/// # Examples
/// ```
/// mod things {
///     use twilio_runtime::{Json, Scope};
///
///     twilio_runtime::request! {
///         "CreateThing": Post "https://api.example.com" "/v1/Boxes/{Sid}/Things" form -> Json;
///         /// Creates a thing.
///         pub struct CreateThing {
///             /// What people call it.
///             #[input(form, "FriendlyName", text, pii)]
///             friendly_name: String,
///             /// Whether it is on.
///             #[input(form, "Enabled", value)]
///             pub enabled: bool,
///         }
///     }
///
///     /// Creates a thing in a box.
///     pub fn create(scope: &Scope, friendly_name: &str) -> CreateThing {
///         CreateThing::new(scope).friendly_name(friendly_name)
///     }
/// }
///
/// use twilio_runtime::{Client, ClientBuilder, Credentials, Scope, ScriptedTransport};
///
/// let client: Client = ClientBuilder::new("example/1.0")
///     .credentials(Credentials::auth_token("AC0123456789abcdef0123456789abcdef", "token"))
///     .transport(ScriptedTransport::new())
///     .build()?;
/// let scope = Scope::new(client).bind_text("Sid", "a/b");
/// let request = things::create(&scope, "A & B").enabled(true).prepare()?;
/// assert_eq!(request.url(), "https://api.example.com/v1/Boxes/a%2Fb/Things");
/// assert_eq!(request.body(), b"FriendlyName=A%20%26%20B&Enabled=true");
/// # Ok::<(), twilio_runtime::Error>(())
/// ```
#[macro_export]
macro_rules! request {
    (
        $id:literal : $method:ident $server:literal $path:literal $body:ident -> ();
        $(#[doc $($doc:tt)*])* $(#[deprecated $($deprecated:tt)*])?
        pub struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::__request_type! {
            $id $method $server $path $body, [$(#[doc $($doc)*])* $(#[deprecated $($deprecated)*])?] $name (()) {} $($fields)*
        }
        $crate::__request_single! { $name, (), send_unit, send_unit_with_response }
    };
    (
        $id:literal : $method:ident $server:literal $path:literal $body:ident -> [$record:ident in $key:literal];
        $(#[doc $($doc:tt)*])* $(#[deprecated $($deprecated:tt)*])?
        pub struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::__request_type! {
            $id $method $server $path $body, [$(#[doc $($doc)*])* $(#[deprecated $($deprecated)*])?] $name ($record) { options: $crate::ListingOptions } $($fields)*
        }
        $crate::__request_listing! { $name, $record, $key }
    };
    (
        $id:literal : $method:ident $server:literal $path:literal $body:ident -> $result:ty;
        $(#[doc $($doc:tt)*])* $(#[deprecated $($deprecated:tt)*])?
        pub struct $name:ident { $($fields:tt)* }
    ) => {
        $crate::__request_type! {
            $id $method $server $path $body, [$(#[doc $($doc)*])* $(#[deprecated $($deprecated)*])?] $name ($result) {} $($fields)*
        }
        $crate::__request_single! { $name, $result, send, send_with_response }
    };
}

/// The type, its description, its setters and call options, whatever it returns.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_type {
    (
        $id:literal $method:ident $server:literal $path:literal $body:ident,
        [$($attributes:tt)*] $name:ident ($response:ty) { $($extra:ident: $extra_type:ty)? }
        $(
            $(#[doc $($doc:tt)*])* $(#[deprecated $($deprecated:tt)*])?
            #[input($location:ident, $wire:literal, $kind:ident $(, $pii:ident)?)]
            $visibility:vis $field:ident: $type:ty
        ),* $(,)?
    ) => {
        $($attributes)*
        #[must_use = "a request does nothing until it is sent"]
        pub struct $name {
            request: $crate::Request,
            $($extra: $extra_type,)?
        }

        #[allow(deprecated, reason = "the request of a deprecated operation still works")]
        const _: () = {
            /// The place of each input in the document.
            #[allow(non_camel_case_types, dead_code, reason = "the variants are named for the setters, and there may be none")]
            enum Position { $($field),* }

            static OPERATION: $crate::Operation = $crate::Operation {
                id: $id,
                method: $crate::Method::$method,
                server: $server,
                path: $path,
                body: $crate::__request_part!(body $body),
                inputs: &[$($crate::Input {
                    name: ::core::stringify!($field),
                    wire: $wire,
                    location: $crate::__request_part!(location $location),
                    personal: $crate::__request_part!(personal $($pii)?),
                }),*],
                response: <$response as $crate::field_value::Content>::MODEL,
            };

            impl $name {
                pub(crate) fn new(scope: &$crate::Scope) -> Self {
                    Self { request: $crate::Request::new(&OPERATION, scope), $($extra: ::core::default::Default::default(),)? }
                }

                $($crate::__request_setter! {
                    $kind [$(#[doc $($doc)*])* $(#[deprecated $($deprecated)*])?] $visibility $field $type, Position::$field
                })*

                /// Adds a header to this call. It replaces the one that would be sent under that name.
                pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
                    self.request.add_header(name.as_ref(), value.as_ref());
                    self
                }

                /// Sets the time that this call may take in all, its retries and the waits between them included; for
                /// a listing, that each page may take.
                pub fn with_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                    self.request.set_timeout(timeout);
                    self
                }

                /// Sets the time that each attempt of this call may take.
                pub fn with_attempt_timeout(mut self, timeout: ::core::time::Duration) -> Self {
                    self.request.set_attempt_timeout(timeout);
                    self
                }

                /// Sets how this call is repeated.
                pub fn with_retry(mut self, policy: $crate::RetryPolicy) -> Self {
                    self.request.set_retry(policy);
                    self
                }

                /// Returns the HTTP request without sending it.
                ///
                /// # Errors
                /// An input that can't be sent.
                pub fn prepare(self) -> ::core::result::Result<$crate::HttpRequest, $crate::Error> {
                    self.into_request().prepare()
                }
            }

            impl ::core::fmt::Debug for $name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::fmt::Debug::fmt(&self.request, f)
                }
            }
        };
    };
}

/// How a request with one response is sent.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_single {
    ($name:ident, $result:ty, $send:ident, $send_with_response:ident) => {
        #[allow(
            deprecated,
            reason = "the request of a deprecated operation still works"
        )]
        impl $name {
            #[doc(hidden)]
            pub fn into_request(self) -> $crate::Request {
                self.request
            }

            /// Sends the request and waits for the result.
            ///
            /// # Errors
            /// An input that can't be sent, no response, a status other than success, or a body of another shape.
            pub async fn send(self) -> ::core::result::Result<$result, $crate::Error> {
                self.request.$send().await
            }

            /// Sends the request and waits for the result together with the response: status, headers and bytes.
            ///
            /// # Errors
            /// The same as for [`send`](Self::send).
            pub async fn send_with_response(
                self,
            ) -> ::core::result::Result<$crate::Response<$result>, $crate::Error> {
                self.request.$send_with_response().await
            }
        }

        $crate::__request_blocking! { $name, $result }
    };
}

/// How a listing is read: one page, all pages, or all records.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_listing {
    ($name:ident, $record:ident, $key:literal) => {
        #[allow(
            deprecated,
            reason = "the request of a deprecated operation still works"
        )]
        impl $name {
            #[doc(hidden)]
            pub fn into_request(mut self) -> $crate::Request {
                self.request.settle_page_size(self.options.limit);
                self.request
            }

            /// Ends [`pages`](Self::pages) and [`stream`](Self::stream) after this many records.
            ///
            /// Without a page size, it also sets that, as far as a page goes. That is all it does for
            /// [`send`](Self::send), which returns the page as it came. With a limit of zero nothing is sent.
            pub fn with_limit(mut self, limit: u64) -> Self {
                self.options.limit = Some(limit);
                self
            }

            /// Reads the next page while the caller is busy with this one.
            ///
            /// That takes one page more of memory, a tokio runtime, and one request too many where the caller stops
            /// early without having set a limit.
            pub fn with_prefetch(mut self) -> Self {
                self.options.prefetch = true;
                self
            }

            /// Begins at the page with this URL, such as one that was kept of the `next_page_url` of a `Page`. It is
            /// asked for as it stands, so the query parameters set here do not count.
            ///
            /// A URL of another origin, or of another path than this listing's, is an error before anything is sent.
            pub fn with_page_url(mut self, url: impl AsRef<str>) -> Self {
                self.request.set_page_url(url.as_ref());
                self
            }

            /// Sends the request and waits for one page.
            ///
            /// # Errors
            /// An input that can't be sent, no response, a status other than 200, or a body of another shape.
            pub async fn send(
                self,
            ) -> ::core::result::Result<$crate::Page<$record>, $crate::Error> {
                self.into_request().send_page($key).await
            }

            /// Sends the request and waits for one page together with the response: status, headers and bytes.
            ///
            /// # Errors
            /// The same as for [`send`](Self::send).
            pub async fn send_with_response(
                self,
            ) -> ::core::result::Result<$crate::Response<$crate::Page<$record>>, $crate::Error>
            {
                self.into_request().send_page_with_response($key).await
            }

            /// Returns the pages as a stream, which sends one request for each page it is asked for.
            pub fn pages(self) -> $crate::Pages<$record> {
                let options = self.options;
                $crate::Pages::new(self.into_request(), $key, options)
            }

            /// Returns the records of all pages as a stream.
            pub fn stream(self) -> $crate::Records<$record> {
                $crate::Records::new(self.pages())
            }
        }

        $crate::__request_blocking! { $name, $crate::Page<$record> }
    };
}

/// One setter. The kind decides what it takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_setter {
    (text [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl AsRef<str>) -> Self {
            self.request.begin($position as u16);
            self.request.append_text($position as u16, $field.as_ref());
            self
        }
    };
    (texts [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl IntoIterator<Item: AsRef<str>>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_text($position as u16, item.as_ref());
            }
            self
        }
    };
    (sid [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl TryInto<$type, Error: Into<$crate::SidError>>) -> Self {
            self.request.begin($position as u16);
            self.request.append_sid($position as u16, $field.try_into());
            self
        }
    };
    (sids [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(
            mut self,
            $field: impl IntoIterator<Item: TryInto<$type, Error: Into<$crate::SidError>>>,
        ) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_sid($position as u16, item.try_into());
            }
            self
        }
    };
    (value [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: $type) -> Self {
            self.request.begin($position as u16);
            self.request.append_plain($position as u16, $field);
            self
        }
    };
    (values [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl IntoIterator<Item = $type>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_plain($position as u16, item);
            }
            self
        }
    };
    (into [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl Into<$type>) -> Self {
            let value: $type = $field.into();
            self.request.begin($position as u16);
            self.request.append_text($position as u16, value.as_str());
            self
        }
    };
    (intos [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl IntoIterator<Item: Into<$type>>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                let value: $type = item.into();
                self.request.append_text($position as u16, value.as_str());
            }
            self
        }
    };
    (json [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::serde::Serialize) -> Self {
            self.request.begin($position as u16);
            self.request.append_json($position as u16, &$field);
            self
        }
    };
    (jsons [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl IntoIterator<Item: $crate::serde::Serialize>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_json($position as u16, &item);
            }
            self
        }
    };
}

/// The words of the input notation as values.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_part {
    (body form) => {
        $crate::BodyEncoding::Form
    };
    (body json) => {
        $crate::BodyEncoding::Json
    };
    (body none) => {
        $crate::BodyEncoding::None
    };
    (location form) => {
        $crate::Location::Form
    };
    (location query) => {
        $crate::Location::Query
    };
    (location header) => {
        $crate::Location::Header
    };
    (location body) => {
        $crate::Location::Body
    };
    (personal) => {
        false
    };
    (personal pii) => {
        true
    };
}
