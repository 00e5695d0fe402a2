//! One input of a request: the words of its notation go in, its setter and its description come out.
//!
//! What a setter does with its argument follows from the word for its kind, which is a type of `input_kind`.

/// One setter: private for a required input, which an argument of another function gives, else public.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_setter {
    (
        [required $($word:ident)*] [$($attributes:tt)*] $kind:ident $position:path,
        fn $setter:ident($this:ident, $argument:ident: $given:ty) -> Self
    ) => {
        $($attributes)*
        fn $setter($this, $argument: $given) -> Self {
            let mut request = $this;
            $crate::input_kind::set::<$crate::input_kind::$kind, _, _>(&mut request.request, $position as u16, $argument);
            request
        }
    };
    (
        [$($word:ident)*] [$($attributes:tt)*] $kind:ident $position:path,
        fn $setter:ident($this:ident, $argument:ident: $given:ty) -> Self
    ) => {
        $($attributes)*
        pub fn $setter($this, $argument: $given) -> Self {
            let mut request = $this;
            $crate::input_kind::set::<$crate::input_kind::$kind, _, _>(&mut request.request, $position as u16, $argument);
            request
        }
    };
}

/// The words of the notation as values.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_part {
    (body none) => {
        $crate::BodyEncoding::None
    };
    (body form) => {
        $crate::BodyEncoding::Form
    };
    (body multipart) => {
        $crate::BodyEncoding::Multipart
    };
    (body json $(($media_type:literal))?) => {
        $crate::BodyEncoding::Json
    };
    (body text ($media_type:literal)) => {
        $crate::BodyEncoding::Text
    };
    (body bytes ($media_type:literal)) => {
        $crate::BodyEncoding::Bytes
    };
    (media_type none) => {
        ""
    };
    (media_type form) => {
        "application/x-www-form-urlencoded"
    };
    (media_type multipart) => {
        "multipart/form-data"
    };
    (media_type json) => {
        "application/json"
    };
    (media_type $body:ident ($media_type:literal)) => {
        $media_type
    };
    (accept) => {
        "application/json"
    };
    (accept $accept:literal) => {
        $accept
    };
    (location form) => {
        $crate::Location::Form
    };
    (location part) => {
        $crate::Location::Part
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
    (style required $($word:ident)*) => {
        $crate::__request_part!(style $($word)*)
    };
    (style comma $($pii:ident)?) => {
        $crate::Style::Comma
    };
    (style space $($pii:ident)?) => {
        $crate::Style::Space
    };
    (style pipe $($pii:ident)?) => {
        $crate::Style::Pipe
    };
    (style deep $($pii:ident)?) => {
        $crate::Style::Deep
    };
    (style properties $($pii:ident)?) => {
        $crate::Style::Properties
    };
    (style exact_json $($pii:ident)?) => {
        $crate::Style::ExactJson
    };
    (style collapsible $($pii:ident)?) => {
        $crate::Style::Collapsible
    };
    (style $(pii)?) => {
        $crate::Style::Plain
    };
    (personal required $($word:ident)*) => {
        $crate::__request_part!(personal $($word)*)
    };
    (personal pii) => {
        true
    };
    (personal $style:ident pii) => {
        true
    };
    (personal $($style:ident)?) => {
        false
    };
}
