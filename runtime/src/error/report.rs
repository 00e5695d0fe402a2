//! An error for a person to read: the chain of causes, what Twilio's support asks for and what to do, on several lines or
//! on one.

use std::{error::Error as _, fmt};

use crate::error::{Error, help::help};

impl Error {
    /// Returns the error with everything that is known about it, each on a line of its own: the causes, what Twilio's
    /// support asks for, and what to do.
    ///
    /// [`report_line`](Self::report_line) is for logs that have a line for each entry.
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
    ///   help: send fewer requests at once: see `max_concurrency` and `rate_limit` of `ClientBuilder`
    /// ```
    pub fn report(&self) -> impl fmt::Display + '_ {
        Report(self)
    }

    /// Returns the error with its causes and what Twilio's support asks for, on one line.
    ///
    /// # Examples
    /// ```
    /// # fn handle(error: twilio_runtime::Error) {
    /// eprintln!("{}", error.report_line());
    /// # }
    /// ```
    /// may print
    /// ```text
    /// CreateFlexFlow: could not connect to flex-api.twilio.com:443 (TCP connect): Connection refused (attempts: 3)
    /// ```
    pub fn report_line(&self) -> impl fmt::Display + '_ {
        ReportLine(self)
    }

    /// The errors that led to this one, the nearest first.
    fn causes(&self) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
        std::iter::successors(self.source(), |cause: &&_| (**cause).source())
    }

    /// What there is to know beside the causes.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let attempts = Some(self.attempts()).filter(|attempts| *attempts > 0);
        let time = self.retry_after();
        let address = self.api_error().and_then(|error| error.more_info());
        let facts = [
            ("attempts", attempts.map(|attempts| attempts.to_string())),
            ("request id", self.request_id().map(str::to_owned)),
            (
                "retry after",
                time.map(|time| format!("{} s", time.as_secs())),
            ),
            (
                "more",
                address.map(|address| address.escape_debug().to_string()),
            ),
        ];
        facts
            .into_iter()
            .filter_map(|(name, fact)| Some((name, fact?)))
            .collect()
    }
}

struct Report<'a>(&'a Error);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        for cause in self.0.causes() {
            // A cause is anybody's text.
            let cause = cause.to_string().replace('\n', "\n    ");
            write!(f, "\n  caused by: {cause}")?;
        }
        for (name, fact) in self.0.facts() {
            write!(f, "\n  {name}: {fact}")?;
        }
        match help(self.0) {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}

struct ReportLine<'a>(&'a Error);

impl fmt::Display for ReportLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<_> = std::iter::once(self.0.to_string())
            .chain(self.0.causes().map(ToString::to_string))
            .collect();
        let facts: Vec<_> = self
            .0
            .facts()
            .iter()
            .map(|(name, fact)| format!("{name}: {fact}"))
            .collect();
        let line = match facts.as_slice() {
            [] => texts.join(": "),
            facts => format!("{} ({})", texts.join(": "), facts.join(", ")),
        };
        f.write_str(&line.replace(|character: char| character.is_control(), " "))
    }
}
