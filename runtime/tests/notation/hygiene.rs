//! Nothing that a macro expands to captures a name of its user, or is captured by one: types, variants, fields and inputs
//! that are called as everything in the expansions is.

/// Declares everything in one module, so that each expansion meets all names.
macro_rules! user {
    ([$($type:ident)*] [$($wrapper:ident)*] [$($variant:ident)*] [$($name:ident)*]) => {
        mod types {
            twilio_runtime::sid_types! {
                /// Identifies something.
                pub type Sid = ["SI"];
            }

            $(twilio_runtime::input_model! {
                /// A model.
                pub struct $type {
                    /// A field.
                    #[field("self")]
                    pub this: ::core::option::Option<::std::boxed::Box<$type>>,
                    #[setter(from)]
                    pub fn this(self, this: impl ::core::convert::Into<::std::boxed::Box<$type>>) -> Self;
                    /// A field.
                    #[field("union")]
                    pub of_union: Union,
                    #[setter(from)]
                    pub fn of_union(self, of_union: impl ::core::convert::Into<Union>) -> Self;
                    /// A field.
                    #[field("enum")]
                    pub of_enum: OpenEnum,
                    #[setter(into)]
                    pub fn of_enum(self, of_enum: impl twilio_runtime::IntoValue<OpenEnum>) -> Self;
                    /// A field.
                    #[field("sid")]
                    pub of_sid: Sid,
                    #[setter(sid)]
                    pub fn of_sid(self, of_sid: impl twilio_runtime::IntoSid<Sid>) -> Self;
                }
            })*

            twilio_runtime::input_model! {
                /// A model with all fields.
                pub struct All {
                    $(
                        /// A field.
                        #[field("n")]
                        pub $name: ::core::option::Option<Option>,
                        #[setter(from)]
                        pub fn $name(self, $name: impl ::core::convert::Into<Option>) -> Self;
                    )*
                    /// A field.
                    #[field("box")]
                    pub of_box: ::std::boxed::Box<Box>,
                    #[setter(from)]
                    pub fn of_box(self, of_box: impl ::core::convert::Into<::std::boxed::Box<Box>>) -> Self;
                    /// A field.
                    #[field("texts")]
                    pub of_texts: ::std::vec::Vec<::std::string::String>,
                    #[setter(texts)]
                    pub fn of_texts(self, of_texts: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                    /// A field.
                    #[field("numbers")]
                    pub of_numbers: ::std::vec::Vec<i64>,
                    #[setter(values)]
                    pub fn of_numbers(self, of_numbers: impl ::core::iter::IntoIterator<Item = i64>) -> Self;
                    /// A field.
                    #[field("json")]
                    pub of_json: ::core::option::Option<twilio_runtime::Json>,
                    #[setter(json)]
                    pub fn of_json(self, of_json: impl twilio_runtime::IntoJson) -> Self;
                }
            }

            twilio_runtime::open_enum! {
                /// An enum.
                pub enum OpenEnum {
                    $(
                        /// A value.
                        #[value("v")]
                        $variant,
                    )*
                }
            }

            twilio_runtime::union! {
                by "tag";
                /// A union.
                pub enum Union {
                    $(
                        /// A member.
                        #[member(tag("t"))]
                        $variant(::std::boxed::Box<$variant>),
                    )*
                    /// A member.
                    #[member(json_type(text), from)]
                    Text(::std::string::String),
                    /// A member.
                    #[member(object(required("position")), from)]
                    Boxed(::std::boxed::Box<Position>),
                    /// A member.
                    #[member(json_type(list), from)]
                    List(::std::vec::Vec<Option>),
                }
            }

            twilio_runtime::required! {
                /// Inputs.
                pub struct Required {
                    $(
                        /// An input.
                        pub $name: Position,
                    )*
                }
            }
        }

        #[allow(non_snake_case, reason = "the fields are called as their types are")]
        mod wrappers {
            $(twilio_runtime::newtype! {
                /// A list.
                pub struct $wrapper(pub ::std::vec::Vec<$wrapper>);
            })*

            twilio_runtime::outcomes! {
                /// Outcomes.
                pub enum Outcomes {
                    $(
                        /// An outcome.
                        #[outcome(200..=200, json)]
                        $wrapper(::std::vec::Vec<$wrapper>),
                    )*
                    /// An outcome.
                    #[outcome(201..=201, empty)]
                    Empty,
                    /// An outcome.
                    #[outcome(202..=202, text)]
                    Text(::std::string::String),
                }
            }

            twilio_runtime::model! {
                /// A model.
                pub struct Model {
                    $(
                        /// A field.
                        #[field("w")]
                        pub $wrapper: $wrapper,
                    )*
                }
            }

            twilio_runtime::request! {
                "Ask": Get "https://api.example.com" "/v1" none -> by_status Outcomes;
                /// A request.
                pub struct Request;

                impl Request {
                    /// An input.
                    #[input(query, "Text", texts)]
                    pub fn text(self, text: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                    /// An input.
                    #[input(query, "Json", json)]
                    pub fn json(self, json: impl twilio_runtime::IntoJson) -> Self;
                }
            }
        }

        mod requests {
            use super::types::*;

            twilio_runtime::request! {
                "Ask": Post "https://api.example.com" "/v1" form -> Option;
                /// A request.
                pub struct Ask;

                impl Ask {
                    $(
                        /// An input.
                        #[input(form, "text", text)]
                        pub fn $name(self, $name: impl twilio_runtime::IntoText) -> Self;
                    )*
                }
            }

            twilio_runtime::request! {
                "AskAll": Get "https://api.example.com" "/v1" none -> [Result in "records"];
                /// A request.
                pub struct AskAll;

                impl AskAll {
                    $(
                        /// An input.
                        #[input(query, "text", texts, comma, pii)]
                        pub fn $name(self, $name: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoText>) -> Self;
                    )*
                }
            }

            twilio_runtime::request! {
                "Send": Post "https://api.example.com" "/v1" multipart -> optional Box;
                /// A request.
                pub struct Send;

                impl Send {
                    $(
                        /// An input.
                        #[input(part, "json", jsons)]
                        pub fn $name(self, $name: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoJson>) -> Self;
                    )*
                    /// An input.
                    #[input(query, "sid", sids)]
                    pub fn sids(self, sids: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoSid<Sid>>) -> Self;
                    /// An input.
                    #[input(query, "enum", intos)]
                    pub fn intos(self, intos: impl ::core::iter::IntoIterator<Item: twilio_runtime::IntoValue<OpenEnum>>) -> Self;
                    /// An input.
                    #[input(query, "number", values)]
                    pub fn numbers(self, numbers: impl ::core::iter::IntoIterator<Item = i64>) -> Self;
                    /// An input.
                    #[input(part, "file", part)]
                    pub fn file(self, file: impl ::core::convert::Into<twilio_runtime::Part>) -> Self;
                    /// An input.
                    #[input(part, "files", parts)]
                    pub fn files(self, files: impl ::core::iter::IntoIterator<Item: ::core::convert::Into<twilio_runtime::Part>>) -> Self;
                }
            }

            twilio_runtime::request! {
                "Put": Put "https://api.example.com" "/v1" bytes("image/png") -> bytes;
                /// A request.
                pub struct Put;

                impl Put {
                    /// An input.
                    #[input(body, "$body", bytes)]
                    pub fn bytes(self, bytes: impl ::core::convert::Into<::std::vec::Vec<u8>>) -> Self;
                }
            }
        }

        /// Sets every input and every field.
        fn filled(scope: &twilio_runtime::Scope) -> (requests::Ask, requests::AskAll, requests::Send, types::All) {
            let ask = requests::Ask::new(scope);
            $(let ask = ask.$name("x");)*
            let ask_all = requests::AskAll::new(scope);
            $(let ask_all = ask_all.$name(["x", "y"]);)*
            let send = requests::Send::new(scope);
            $(let send = send.$name([1, 2]);)*
            let model = types::All::default().of_box(types::Box::default().of_sid("").of_enum("v"));
            let model = model.of_texts(["x"]).of_numbers([1]).of_json(1);
            $(let model = model.$name(types::Option::default());)*
            (ask, ask_all, send, model)
        }
    };
}

user! {
    [
        Position Request Scope Option Some None String Vec Result Ok Err Box Into AsRef TryInto From IntoIterator
        Iterator Default Clone Copy Debug PartialEq Eq Hash Display FromStr ToOwned ToString Serialize Deserialize
        Serializer Deserializer MapAccess SerializeMap Error Operation Input Location Style Method BodyEncoding Json
        Page Pages Records Response HttpRequest Part Redirect Client Model Field Fields FieldVisitor FieldValue
        Content Extra Rule Condition Member JsonType ByStatus Malformed Unrecognized SidPrefix SidError Prefix
        WireText Infallible Formatter Duration RetryPolicy ListingOptions Waiter RangeInclusive
        Given Sent Held Each Kind A D E M S T U V W I K F R P This
    ]
    [
        Some None Ok Err Option Result Vec String Box Into From Default Clone Debug PartialEq Position Redirect
        Content FieldValue Fields D S A M T This
    ]
    [
        Some None Ok Err Option Result Vec String Box Into From Default Clone Debug PartialEq Eq Hash Error Given
        Request Position Content Infallible A D S M
    ]
    [
        position request scope map visitor formatter index here value values policy name timeout item options limit
        deserializer serializer model field fields json response status text texts slot inputs path operation f extra
        other_value url key records client error output read write debug given blank visit inner this wire
        argument kind set give hold setter
    ]
}

#[tokio::test]
async fn every_name_of_the_expansions_is_free() {
    let scope = crate::support::answered(twilio_runtime::HttpResponse::new(200, "[[]]"));
    let (ask, ask_all, send, model) = filled(&scope);
    let body = ask.prepare().expect("a request");
    assert!(String::from_utf8_lossy(body.body()).starts_with("text=x&text=x&"));
    let url = ask_all.prepare().expect("a request").url().to_owned();
    assert!(url.contains("?text=x,y&text=x,y&"), "{url}");
    assert!(!send.prepare().expect("a request").body().is_empty());
    assert_eq!(model, model.clone());
    assert!(format!("{model:?}").starts_with("All { position: Some(Option {"));
    let outcome = wrappers::Request::new(&scope).text(["x"]).json(1).send();
    let expected = wrappers::Outcomes::Some(vec![wrappers::Some(Vec::new())]);
    assert_eq!(outcome.await.expect("an outcome"), expected);
    let union: types::Union =
        serde_json::from_str(r#"{"tag":"t","union":"x","enum":"v","sid":""}"#).expect("a union");
    assert!(matches!(&union, types::Union::Some(some) if some.of_union == "x".into()));
    assert_eq!(types::OpenEnum::VALUES.len(), 27);
    assert_eq!(types::OpenEnum::from("v"), types::OpenEnum::Some);
}
