//! The vocabulary of inputs: the words of one input's notation go in, its setter and its description come out.

/// One setter. The kind decides what it takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __request_setter {
    (text $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::IntoText) -> Self {
            self.request.begin($position as u16);
            self.request.append_text($position as u16, $crate::IntoText::as_text(&$field));
            self
        }
    };
    (texts $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoText>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_text($position as u16, $crate::IntoText::as_text(&item));
            }
            self
        }
    };
    (sid $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::IntoSid<$type>) -> Self {
            self.request.begin($position as u16);
            self.request.append_sid($position as u16, $crate::IntoSid::<$type>::into_sid($field));
            self
        }
    };
    (sids $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoSid<$type>>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_sid($position as u16, $crate::IntoSid::<$type>::into_sid(item));
            }
            self
        }
    };
    (value $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: $type) -> Self {
            self.request.begin($position as u16);
            self.request.append_plain($position as u16, $field);
            self
        }
    };
    (values $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item = $type>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_plain($position as u16, item);
            }
            self
        }
    };
    (into $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::IntoValue<$type>) -> Self {
            let value: $type = $crate::IntoValue::into_value($field);
            self.request.begin($position as u16);
            self.request.append_text($position as u16, value.as_str());
            self
        }
    };
    (intos $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoValue<$type>>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                let value: $type = $crate::IntoValue::into_value(item);
                self.request.append_text($position as u16, value.as_str());
            }
            self
        }
    };
    (json $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::IntoJson) -> Self {
            self.request.begin($position as u16);
            self.request.append_json($position as u16, &$field);
            self
        }
    };
    (object body [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl $crate::IntoJson) -> Self {
            self.request.begin($position as u16);
            self.request.append_object($position as u16, &$field);
            self
        }
    };
    (jsons $location:ident [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::iter::IntoIterator<Item: $crate::IntoJson>) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_json_item($position as u16, &item);
            }
            self
        }
    };
    (bytes part [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::convert::Into<$crate::Part>) -> Self {
            self.request.begin($position as u16);
            self.request.append_part($position as u16, ::core::convert::Into::into($field));
            self
        }
    };
    (parts part [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(
            mut self,
            $field: impl ::core::iter::IntoIterator<Item: ::core::convert::Into<$crate::Part>>,
        ) -> Self {
            self.request.begin($position as u16);
            for item in $field {
                self.request.append_part($position as u16, ::core::convert::Into::into(item));
            }
            self
        }
    };
    (bytes body [$($attributes:tt)*] $visibility:vis $field:ident $type:ty, $position:path) => {
        $($attributes)*
        $visibility fn $field(mut self, $field: impl ::core::convert::Into<::std::vec::Vec<u8>>) -> Self {
            self.request.begin($position as u16);
            self.request.append_bytes($position as u16, ::core::convert::Into::into($field));
            self
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
