//! The types that hold a text: a macro that implements a trait for types goes in, the implementations for all of them come
//! out.

/// Calls the macro with every type that inputs take as text.
macro_rules! for_text_types {
    ($implement:ident) => {
        $implement!(
            &str,
            &&str,
            String,
            &String,
            ::std::borrow::Cow<'_, str>,
            &::std::borrow::Cow<'_, str>,
            Box<str>
        );
    };
}

pub(super) use for_text_types;
