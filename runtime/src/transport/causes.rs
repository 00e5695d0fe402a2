//! Why something failed: an error goes in, the same one and all that led to it come out, one after the other.

use std::{error::Error, io, iter::successors};

/// Returns `error` and its causes, those within I/O errors too.
pub(crate) fn causes<'a>(
    error: &'a (dyn Error + 'static),
) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    successors(Some(error), |error| cause(*error))
}

fn cause<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    let io = error.downcast_ref::<io::Error>();
    match io.and_then(io::Error::get_ref) {
        // `source` of an I/O error is that of the error which it wraps, and would pass over this one.
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

#[cfg(test)]
mod tests {
    use super::causes;
    use std::{error, fmt, io};

    #[test]
    fn what_an_io_error_wraps_is_a_cause_however_deep() {
        let error = io::Error::other(io::Error::other(fmt::Error));
        assert_eq!(causes(&error).count(), 3);
        assert!(causes(&error).any(<dyn error::Error>::is::<fmt::Error>));
    }
}
