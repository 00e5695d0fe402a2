//! Results that depend on the status: statuses and what each holds go in, an enum that reads them out.

use std::ops::RangeInclusive;

use crate::{
    call::results::{Malformed, Reading},
    message::http_response::HttpResponse,
    values::field::Fields,
};

/// What [`outcomes!`](crate::outcomes!) writes for an enum.
#[doc(hidden)]
pub trait ByStatus: Sized {
    /// The statuses of each outcome.
    const STATUSES: &'static [RangeInclusive<u16>];

    /// The fields of the models that the outcomes hold.
    const MODEL: Option<Fields>;

    /// Reads the outcome at this place of [`STATUSES`](Self::STATUSES), or returns `None` if the response has not what
    /// that holds.
    ///
    /// # Errors
    /// A body of another shape.
    fn read(
        index: usize,
        response: &HttpResponse,
        reading: &mut Reading,
    ) -> Result<Option<Self>, Malformed>;

    /// Returns the outcome for any other response.
    fn unrecognized(status: u16) -> Self;
}

/// Reads a response by its status.
///
/// # Errors
/// A body of another shape.
pub fn read<T: ByStatus>(response: &HttpResponse, reading: &mut Reading) -> Result<T, Malformed> {
    let outcome = match index_of(T::STATUSES, response.status) {
        Some(index) => T::read(index, response, reading)?,
        None => None,
    };
    Ok(outcome.unwrap_or_else(|| T::unrecognized(response.status)))
}

/// Returns the outcome with the fewest statuses that has this one, whatever their order.
fn index_of(statuses: &[RangeInclusive<u16>], status: u16) -> Option<usize> {
    let has_it = |(_, range): &(usize, &RangeInclusive<u16>)| range.contains(&status);
    statuses
        .iter()
        .enumerate()
        .filter(has_it)
        .min_by_key(|(_, range)| range.end() - range.start())
        .map(|(index, _)| index)
}

/// Declares the result of an operation whose content depends on the status.
///
/// Each variant carries `#[outcome(FIRST..=LAST, KIND)]`: the statuses that it is for, and what such a response holds.
///
/// | kind | variant |
/// |---|---|
/// | `empty` | without a value |
/// | `json` | `(Type)` that decodes |
/// | `text` | `(String)` |
/// | `bytes` | `(Vec<u8>)` |
/// | `location` | `(Redirect)` |
///
/// The narrowest range that has the status counts, whatever the order. The enum is `#[non_exhaustive]`, with one more
/// variant, `Unrecognized(u16)`: a success that is not among the outcomes, or one without a body where JSON is documented.
///
/// # Examples
/// ```
/// use twilio_runtime::{Json, Redirect};
///
/// twilio_runtime::outcomes! {
///     /// What came of fetching a job.
///     pub enum FetchJobResult {
///         /// The job.
///         #[outcome(200..=200, json)]
///         Done(Json),
///         /// It takes longer.
///         #[outcome(202..=202, empty)]
///         Accepted,
///         /// It moved.
///         #[outcome(300..=399, location)]
///         Moved(Redirect),
///     }
/// }
///
/// fn describe(result: &FetchJobResult) -> String {
///     match result {
///         FetchJobResult::Done(job) => format!("done: {job}"),
///         FetchJobResult::Accepted => "not yet".to_owned(),
///         FetchJobResult::Moved(redirect) => format!("moved to {:?}", redirect.location()),
///         FetchJobResult::Unrecognized(status) => format!("status {status}"),
///     }
/// }
/// # assert_eq!(describe(&FetchJobResult::Unrecognized(204)), "status 204");
/// ```
#[macro_export]
macro_rules! outcomes {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $(
                $(#[doc $($doc:tt)*])*
                #[outcome($first:literal ..= $last:literal, $kind:ident)]
                $variant:ident $(($type:ty))?
            ),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[non_exhaustive]
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq, ::core::fmt::Debug)]
        pub enum $name {
            $(
                $(#[doc $($doc)*])*
                $variant $(($type))?,
            )*
            /// A success with this status, which the description of the API does not have, or has with a body that did
            /// not come.
            Unrecognized(u16),
        }

        #[allow(unused_assignments, unused_mut, unused_variables, reason = "one code for every shape of enum")]
        const _: () = {
            impl $crate::outcome::ByStatus for $name {
                const STATUSES: &'static [::core::ops::RangeInclusive<u16>] = &[$($first..=$last),*];
                const MODEL: ::core::option::Option<$crate::model::Fields> = ::core::option::Option::Some(
                    || const { &[$($crate::__outcome_model!($kind $($type)?)),*] },
                );

                fn read(
                    index: usize,
                    response: &$crate::HttpResponse,
                    reading: &mut $crate::results::Reading,
                ) -> ::core::result::Result<::core::option::Option<Self>, $crate::results::Malformed> {
                    let mut here = 0;
                    $(
                        if index == here {
                            return $crate::__outcome_read!($kind response, reading, Self::$variant);
                        }
                        here += 1;
                    )*
                    ::core::result::Result::Ok(::core::option::Option::None)
                }

                fn unrecognized(status: u16) -> Self {
                    Self::Unrecognized(status)
                }
            }
        };
    };
}

/// Reads what one kind of outcome holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __outcome_read {
    (empty $response:ident, $reading:ident, $variant:path) => {
        ::core::result::Result::Ok(::core::option::Option::Some($variant))
    };
    (json $response:ident, $reading:ident, $variant:path) => {
        ::core::result::Result::map($crate::results::optional($response, $reading), |value| {
            ::core::option::Option::map(value, $variant)
        })
    };
    ($kind:ident $response:ident, $reading:ident, $variant:path) => {
        ::core::result::Result::map($crate::results::$kind($response, $reading), |value| {
            ::core::option::Option::Some($variant(value))
        })
    };
}

/// The models of one outcome, as a field without a name.
#[doc(hidden)]
#[macro_export]
macro_rules! __outcome_model {
    (json $type:ty) => {
        $crate::model::Field::new::<$type>("", "")
    };
    ($kind:ident $($type:ty)?) => {
        $crate::model::Field::new::<::core::option::Option<$crate::Json>>("", "")
    };
}

#[cfg(test)]
mod tests {
    use super::index_of;

    #[test]
    fn the_narrowest_range_counts_whatever_the_order() {
        let statuses = [200..=299, 201..=201, 200..=204];
        for (status, index) in [(201, Some(1)), (204, Some(2)), (206, Some(0)), (302, None)] {
            assert_eq!(index_of(&statuses, status), index, "{status}");
        }
    }
}
