//! What the feature `blocking` adds to every request: methods that wait.
//!
//! A macro's `cfg` would ask for the features of the crate it is used in, so there are two definitions here.

/// Declares `send_blocking` beside `send`.
#[cfg(feature = "blocking")]
#[doc(hidden)]
#[macro_export]
macro_rules! __request_blocking {
    ($name:ident, $result:ty) => {
        #[allow(
            deprecated,
            reason = "the request of a deprecated operation still works"
        )]
        impl $name {
            /// Sends the request and waits for the result, on this thread. It is part of a build with the feature `blocking`.
            ///
            /// The client should be one that `ClientBuilder::blocking` was called for.
            ///
            /// # Errors
            /// The same as for [`send`](Self::send). Nothing is sent from a thread of an asynchronous runtime with a
            /// client that may need that thread.
            pub fn send_blocking(self) -> ::core::result::Result<$result, $crate::Error> {
                $crate::Waiter::of(&self.request).wait(self.send())
            }

            /// Sends the request and waits, on this thread, for the result together with the response. It is part of a build with the
            /// feature `blocking`.
            ///
            /// # Errors
            /// The same as for [`send_blocking`](Self::send_blocking).
            pub fn send_with_response_blocking(
                self,
            ) -> ::core::result::Result<$crate::Response<$result>, $crate::Error> {
                $crate::Waiter::of(&self.request).wait(self.send_with_response())
            }
        }
    };
}

/// Declares nothing.
#[cfg(not(feature = "blocking"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __request_blocking {
    ($name:ident, $result:ty) => {};
}
