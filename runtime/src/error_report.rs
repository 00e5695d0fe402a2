//! An error for a person to read: the chain of causes and what Twilio's support asks for, on several lines.

use std::{error::Error as _, fmt};

use crate::error::Error;

impl Error {
    /// Returns the error with everything there is to say about it, each on a line of its own.
    ///
    /// # Examples
    /// ```
    /// # fn handle(error: twilio_runtime::Error) {
    /// eprintln!("{}", error.report());
    /// # }
    /// ```
    /// may print
    /// ```text
    /// CreateFlexFlow: status 429, code 20429: Too Many Requests
    ///   attempts: 3
    ///   request id: RQ0123456789abcdef0123456789abcdef
    ///   retry after: 2 s
    ///   more: https://www.twilio.com/docs/errors/20429
    /// ```
    pub fn report(&self) -> impl fmt::Display + '_ {
        Report(self)
    }
}

struct Report<'a>(&'a Error);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = self.0;
        write!(f, "{error}")?;
        let mut cause = error.source();
        while let Some(error) = cause {
            write!(f, "\n  caused by: {error}")?;
            cause = error.source();
        }
        if error.attempts() > 0 {
            write!(f, "\n  attempts: {}", error.attempts())?;
        }
        if let Some(id) = error.request_id() {
            write!(f, "\n  request id: {id}")?;
        }
        if let Some(time) = error.retry_after() {
            write!(f, "\n  retry after: {} s", time.as_secs())?;
        }
        if let Some(address) = error.api_error().and_then(|error| error.more_info()) {
            write!(f, "\n  more: {}", address.escape_debug())?;
        }
        Ok(())
    }
}
