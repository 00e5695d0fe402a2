//! The words of the notation of a request go in, and values come out.

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
