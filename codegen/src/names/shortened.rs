//! A long name in, one that fits into a file name out.

/// A file name that every file system takes, with the endings and the folders that tools put around it.
const LONGEST: usize = 100;

/// A name that is short enough for a file: rustdoc makes one for each type, the compiler reads one for each module. A checksum
/// replaces what is cut off.
pub(super) fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let end = (0..=LONGEST - 9)
        .rev()
        .find(|end| name.is_char_boundary(*end))
        .unwrap_or_default();
    // FNV-1a: the same for the same name, whatever the platform.
    let checksum = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    let separator = if name.starts_with(char::is_uppercase) {
        ""
    } else {
        "_"
    };
    format!(
        "{}{separator}{checksum:08x}",
        name[..end].trim_end_matches('_')
    )
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_names_differ_in_what_is_cut_off() {
        let long = "a_very_long_segment".repeat(20);
        let (one, two) = (shortened(format!("{long}a")), shortened(format!("{long}b")));
        assert!(one != two && one.len() <= 100, "{one} {two}");
        assert_eq!(shortened("short".to_owned()), "short");
    }
}
