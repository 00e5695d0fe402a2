//! How a request is sent: the name of its type and what it returns go in, `send` and its siblings come out.

/// How a request with one response is sent.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_single {
    ($name:ident, $result:ty, $read:path) => {
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
            /// An input that can't be sent, no response, a status that is no result of the operation, or a body
            /// of another shape.
            pub async fn send(self) -> ::core::result::Result<$result, $crate::Error> {
                self.request.send($read).await
            }

            /// Sends the request and waits for the result together with the response: status, headers and bytes.
            ///
            /// # Errors
            /// The same as for [`send`](Self::send).
            pub async fn send_with_response(
                self,
            ) -> ::core::result::Result<$crate::Response<$result>, $crate::Error> {
                self.request.send_with_response($read).await
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
                self.options.limit = ::core::option::Option::Some(limit);
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
            /// asked for as it is, so the query parameters set here do not count.
            ///
            /// A URL of another origin, or of another path than this listing's, is an error before anything is sent.
            pub fn with_page_url(mut self, url: impl ::core::convert::AsRef<str>) -> Self {
                self.request
                    .set_page_url(::core::convert::AsRef::<str>::as_ref(&url));
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
            #[inline]
            pub fn pages(self) -> $crate::Pages<$record> {
                let options = self.options;
                $crate::Pages::new(self.into_request(), $key, options)
            }

            /// Returns the records of all pages as a stream.
            #[inline]
            pub fn stream(self) -> $crate::Records<$record> {
                $crate::Records::new(self.pages())
            }
        }

        $crate::__request_blocking! { $name, $crate::Page<$record> }
    };
}
