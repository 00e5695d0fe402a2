//! `request!`: a struct and the signatures of its setters, one per input, go in; a request type with setters and `send` comes out.

/// Declares the request type of one operation.
///
/// The head line is `"operationId": Method "server" "/path/{Parameter}" BODY -> RESULT;`, where the method is a variant of
/// [`Method`](crate::Method).
///
/// | body | what is sent |
/// |---|---|
/// | `none` | nothing |
/// | `form` | the `form` inputs |
/// | `multipart` | the `part` inputs, or nothing if none is set |
/// | `json`, `json("application/merge-patch+json")` | the `body` input, or nothing if it is not set |
/// | `text("text/plain")`, `bytes("image/png")` | the same, as it is |
///
/// | result | what `send` returns |
/// |---|---|
/// | `()` | nothing; the body of the response is ignored |
/// | `Type` | what the JSON decodes to |
/// | `optional Type` | the same, or `None` for an empty body and status 204 and 205 |
/// | `text`, `bytes` | the body as a `String` or a `Vec<u8>` |
/// | `location` | a [`Redirect`](crate::Redirect): 3xx is a result |
/// | `by_status Type` | an enum that [`outcomes!`](crate::outcomes!) declares |
/// | `[Record in "key"]` | a page of a listing whose records are under that key |
///
/// `as "text/csv"` behind the result sets the `Accept` header, which is `application/json` otherwise.
///
/// Each input is the signature of its setter, in the document's order, under `#[input(LOCATION, "WireName", KIND)]`. The words
/// that may follow are, in this order, `required`, a STYLE where a list or an object is not written as usual, and `pii` where the
/// value is personal. The location is `form`, `part`, `query`, `header` or `body`. The setter of an optional input is `pub`;
/// that of a `required` one is private to the module, for the function that takes the required inputs. The expansion repeats the
/// signature as it is, and the kind fits the type of the argument:
///
/// | kind | argument | list of them |
/// |---|---|---|
/// | `text` | [`impl IntoText`](crate::IntoText) | `texts` |
/// | `sid` | [`impl IntoSid<T>`](crate::IntoSid) | `sids` |
/// | `value` | a boolean or a number | `values` |
/// | `into` | [`impl IntoValue<T>`](crate::IntoValue): an open enum, a date, a time | `intos` |
/// | `json` | [`impl IntoJson`](crate::IntoJson) | `jsons` |
/// | `object` of a body | the same, and an error if it is not a JSON object | |
/// | `part` | `impl Into<Part>` | `parts` |
/// | `bytes` of a body | `impl Into<Vec<u8>>` | |
///
/// The argument of a list is `impl IntoIterator<Item: BOUND>`, or `impl IntoIterator<Item = T>` for `values`. A request without
/// inputs has no `impl`.
///
/// Without a style, a list repeats its name, and JSON is its text, or the bare text of a string, which in a body has to be JSON;
/// a part of kind `json` is always JSON, a string in quotes. An empty list sends nothing.
///
/// | style | a list | an object of kind `json` |
/// |---|---|---|
/// | `comma` | `name=a,b` | `name=key,a,other,b` |
/// | `space` | `name=a%20b` | `name=key%20a%20other%20b` |
/// | `pipe` | `name=a%7Cb` | `name=key%7Ca%7Cother%7Cb` |
/// | `deep` | | `name[key]=a&name[key][inner]=b` |
/// | `properties` | | `key=a&other=b`, in a header `key=a,other=b` |
/// | `collapsible` | | `name.key=a&name.key.inner=b` |
/// | `exact_json` | of kind `json`: `name=["a"]` | `name={"key":"a"}`; a string in quotes, in a body too |
///
/// A comma within an item is escaped, which a comma between two is not; a header has no escapes. Properties that are null
/// are left out.
///
/// Whatever the order of the calls, inputs are sent in the order of the setters. Setting one twice replaces it.
///
/// # Examples
/// ```
/// mod things {
///     use twilio_runtime::{Json, Scope};
///
///     twilio_runtime::request! {
///         "CreateThing": Post "https://api.example.com" "/v1/Boxes/{Sid}/Things" form -> Json;
///         /// Creates a thing.
///         pub struct CreateThing;
///
///         impl CreateThing {
///             /// What people call it.
///             #[input(form, "FriendlyName", text, required, pii)]
///             fn friendly_name(self, friendly_name: impl twilio_runtime::IntoText) -> Self;
///             /// Whether it is on.
///             #[input(form, "Enabled", value)]
///             pub fn enabled(self, enabled: bool) -> Self;
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
    ($id:literal : $method:ident $server:literal $path:literal $body:ident $(($media_type:literal))? -> $($result_and_type:tt)*) => {
        $crate::__request_result! {
            [$id $method $server $path ($body $(($media_type))?)] $($result_and_type)*
        }
    };
}

/// Tells the kinds of results apart.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_result {
    ($operation:tt [$record:ident in $key:literal] $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [<$record as $crate::field_value::Content>::MODEL] [&[]]
            (__request_listing $record, $key) { options: $crate::ListingOptions } $($item)*
        }
    };
    ($operation:tt () $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [::core::option::Option::None] [&[]]
            (__request_single (), $crate::results::nothing) {} $($item)*
        }
    };
    ($operation:tt text $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [::core::option::Option::None] [&[]]
            (__request_single ::std::string::String, $crate::results::text) {} $($item)*
        }
    };
    ($operation:tt bytes $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [::core::option::Option::None] [&[]]
            (__request_single ::std::vec::Vec<u8>, $crate::results::bytes) {} $($item)*
        }
    };
    ($operation:tt location $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [::core::option::Option::None] [&[300..=399]]
            (__request_single $crate::Redirect, $crate::results::location) {} $($item)*
        }
    };
    ($operation:tt by_status $result:ty $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [<$result as $crate::outcome::ByStatus>::MODEL]
            [<$result as $crate::outcome::ByStatus>::STATUSES]
            (__request_single $result, $crate::outcome::read) {} $($item)*
        }
    };
    ($operation:tt optional $result:ty $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [<$result as $crate::field_value::Content>::MODEL] [&[]]
            (__request_single ::core::option::Option<$result>, $crate::results::optional) {} $($item)*
        }
    };
    ($operation:tt $result:ty $(as $accept:literal)?; $($item:tt)*) => {
        $crate::__request_type! {
            $operation [$($accept)?] [<$result as $crate::field_value::Content>::MODEL] [&[]]
            (__request_single $result, $crate::results::json) {} $($item)*
        }
    };
}

/// The type, its description, its setters and call options, whatever it returns.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_type {
    (
        [$id:literal $method:ident $server:literal $path:literal ($($body:tt)*)] [$($accept:literal)?] [$model:expr] [$statuses:expr]
        ($send:ident $($result:tt)*) { $($extra:ident: $extra_type:ty)? }
        $(#[doc $($type_doc:tt)*])* $(#[deprecated $($type_deprecated:tt)*])?
        pub struct $name:ident;
        $(impl $owner:ident {
            $(
                $(#[doc $($doc:tt)*])* $(#[deprecated $($deprecated:tt)*])?
                #[input($location:ident, $wire:literal, $kind:ident $(, $word:ident)*)]
                $visibility:vis fn $setter:ident($this:ident, $argument:ident: $given:ty $(,)?) -> Self;
            )*
        })?
    ) => {
        $(#[doc $($type_doc)*])* $(#[deprecated $($type_deprecated)*])?
        #[must_use = "a request does nothing until it is sent"]
        pub struct $name {
            request: $crate::Request,
            $($extra: $extra_type,)?
        }

        #[allow(deprecated, reason = "the request of a deprecated operation still works")]
        const _: () = {
            /// The place of each input in the document.
            #[allow(non_camel_case_types, dead_code, reason = "the variants are named for the setters, and there may be none")]
            enum __Position { $($($setter),*)? }

            static __OPERATION: $crate::Operation = $crate::Operation {
                id: ::std::borrow::Cow::Borrowed($id),
                method: $crate::Method::$method,
                server: ::std::borrow::Cow::Borrowed($server),
                path: ::std::borrow::Cow::Borrowed($path),
                body: $crate::__request_part!(body $($body)*),
                media_type: $crate::__request_part!(media_type $($body)*),
                accept: $crate::__request_part!(accept $($accept)?),
                inputs: &[$($($crate::Input {
                    name: ::core::stringify!($setter),
                    wire: $wire,
                    location: $crate::__request_part!(location $location),
                    style: $crate::__request_part!(style $($word)*),
                    personal: $crate::__request_part!(personal $($word)*),
                }),*)?],
                response: $model,
                statuses: $statuses,
            };

            $(impl $owner {
                $(
                    $(#[doc $($doc)*])* $(#[deprecated $($deprecated)*])?
                    $visibility fn $setter(mut $this, $argument: $given) -> Self {
                        $crate::input_kind::set::<$crate::input_kind::$kind, _, _>(
                            &mut $this.request,
                            __Position::$setter as u16,
                            $argument,
                        );
                        $this
                    }
                )*
            })?

            impl $name {
                pub(crate) fn new(scope: &$crate::Scope) -> Self {
                    Self { request: $crate::Request::new(&__OPERATION, scope), $($extra: ::core::default::Default::default(),)? }
                }

                /// Adds a header to this call. It replaces the one that would be sent under that name.
                pub fn with_header(
                    mut self,
                    name: impl ::core::convert::AsRef<str>,
                    value: impl ::core::convert::AsRef<str>,
                ) -> Self {
                    self.request.add_header(::core::convert::AsRef::<str>::as_ref(&name), ::core::convert::AsRef::<str>::as_ref(&value));
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

                /// Sets whether the first part of the answer that is not what the API's description specifies is an error. Without
                /// it, the client's setting counts, and unless that is strict such a part costs at most its own field.
                pub fn with_strict_reading(mut self, is_strict: bool) -> Self {
                    self.request.set_strict_reading(is_strict);
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

        $crate::$send! { $name, $($result)* }
    };
}
