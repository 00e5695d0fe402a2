//! Bodies of `multipart/form-data`: parts in, bytes and their boundary out; and for those who look at a request, the
//! other way round.

mod boundary;
mod form_part;
mod part;
mod read;

pub use self::part::Part;
pub(crate) use self::{
    form_part::FormPart,
    read::{PartView, parts_of},
};

/// A body and the boundary between its parts.
pub(crate) struct Encoded {
    pub(crate) boundary: String,
    pub(crate) body: Vec<u8>,
}

/// Writes parts one after the other, with a boundary that none of them holds. The same parts give the same bytes.
pub(crate) fn encode(parts: &[FormPart]) -> Encoded {
    let boundary = boundary::between(parts);
    let mut body = Vec::new();
    for part in parts {
        for piece in ["--", &boundary, "\r\n", &part.head(), "\r\n"] {
            body.extend_from_slice(piece.as_bytes());
        }
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    for piece in ["--", &boundary, "--\r\n"] {
        body.extend_from_slice(piece.as_bytes());
    }
    Encoded { boundary, body }
}

#[cfg(test)]
mod tests {
    use super::{FormPart, Part, encode, read::parts};

    #[test]
    fn what_is_written_reads_back() {
        let written = [
            FormPart::text("a \"b\"", "x\r\n--y"),
            FormPart::json("j", "{}".to_owned()),
            FormPart::file("f", Part::new([0, 255, 13, 10]).file_name("é\".png")).expect("a part"),
            FormPart::text("", ""),
        ];
        let encoded = encode(&written);
        let read = parts(&encoded.body, &encoded.boundary);
        let read: Vec<_> = read
            .iter()
            .map(|part| (&*part.name, part.file_name.as_deref(), part.content))
            .collect();
        assert_eq!(
            read,
            [
                ("a \"b\"", None, &b"x\r\n--y"[..]),
                ("j", None, b"{}"),
                ("f", Some("é\".png"), &[0, 255, 13, 10]),
                ("", None, b""),
            ]
        );
    }

    #[test]
    fn no_part_holds_the_boundary() {
        let before = encode(&[FormPart::text("a", "b")]).boundary;
        let quoted = FormPart::text("a", format!("x\r\n--{before}--\r\n"));
        let encoded = encode(&[quoted, FormPart::text("c", "d")]);
        assert_ne!(encoded.boundary, before);
        assert_eq!(parts(&encoded.body, &encoded.boundary).len(), 2);
    }

    #[test]
    fn a_body_of_another_making_reads_as_far_as_it_can() {
        for body in [
            "",
            "--",
            "--b",
            "--b\r\n",
            "--b\r\nx",
            "--b--",
            "--b\r\n\r\n",
            "b\r\n--b",
        ] {
            assert!(parts(body.as_bytes(), "b").len() < 2, "{body:?}");
            assert!(parts(body.as_bytes(), "").len() < 2, "{body:?}");
        }
    }
}
