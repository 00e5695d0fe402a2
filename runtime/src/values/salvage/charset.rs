//! The bytes of a body as text: UTF-8, or else the character set that the media type names. No byte is refused.

use std::borrow::Cow;

/// The text of a body.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// Whether replacement characters in the text are bytes that have no meaning.
    pub(crate) is_damaged: bool,
}

/// Returns the text of a body of this media type.
///
/// Text that is valid as UTF-8 is UTF-8 whatever the media type says: JSON in transit is UTF-8 by its specification, and
/// text of another character set is hardly ever valid by chance.
pub(crate) fn decoded<'a>(body: &'a [u8], media_type: Option<&str>) -> Decoded<'a> {
    if let Ok(text) = str::from_utf8(body) {
        return Decoded {
            text: text.into(),
            is_damaged: false,
        };
    }
    if media_type.and_then(charset).is_some_and(is_latin) {
        return Decoded {
            text: body.iter().copied().map(latin).collect(),
            is_damaged: false,
        };
    }
    Decoded {
        text: String::from_utf8_lossy(body),
        is_damaged: true,
    }
}

/// Returns the name of the character set in a media type such as `text/plain; charset="ISO-8859-1"`.
fn charset(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches(['"', '\'']))
    })
}

/// Whether a name means Windows-1252, as the names of its subsets ISO-8859-1 and ASCII do on the web.
fn is_latin(charset: &str) -> bool {
    const NAMES: &str =
        "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 windows-1252 cp1252 us-ascii ascii";
    let mut names = NAMES.split(' ');
    names.any(|name| name.eq_ignore_ascii_case(charset))
}

/// Returns the character of a byte in Windows-1252. The five bytes without one are controls, as in ISO-8859-1.
fn latin(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let index = usize::from(byte).checked_sub(0x80);
    index
        .and_then(|index| FROM_80.get(index).copied())
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn the_character_set_counts_where_the_bytes_are_not_utf_8() {
        for (media_type, body, text) in [
            (
                "application/json; charset=iso-8859-1",
                &b"\xe9\x80"[..],
                "é€",
            ),
            (
                "text/plain; format=flowed; Charset=\"Latin1\"",
                b"\xe9",
                "é",
            ),
            (
                "text/plain;charset=windows-1252",
                b"\x93\x94\x81",
                "“”\u{81}",
            ),
            ("application/json; charset=us-ascii", b"\xff", "ÿ"),
            // Mislabelled, as it often is.
            ("application/json; charset=iso-8859-1", "é".as_bytes(), "é"),
            ("application/json; charset=utf-8", b"a\xe9b", "a\u{fffd}b"),
            ("application/json; charset=klingon", b"\xe9", "\u{fffd}"),
            ("application/json", b"\xe9", "\u{fffd}"),
        ] {
            let decoded = decoded(body, Some(media_type));
            assert_eq!(decoded.text, text, "{media_type}");
            assert_eq!(decoded.is_damaged, text.contains('\u{fffd}'));
        }
    }
}
