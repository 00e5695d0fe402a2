//! Names of one kind in, names of another kind out.

/// The name of the property that an input gives: `FriendlyName` becomes `friendly_name`.
pub(crate) fn property_name(input: &str) -> String {
    let mut name = String::with_capacity(input.len() + 4);
    let mut before: Option<char> = None;
    for character in input.chars() {
        let begins_word = character.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || before.is_ascii_digit());
        if begins_word {
            name.push('_');
        }
        let separates = matches!(character, '-' | ' ' | '.');
        name.extend(if separates { '_' } else { character }.to_lowercase());
        before = Some(character);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::property_name;

    #[test]
    fn inputs_find_the_property_of_their_name() {
        for (input, property) in [
            ("FriendlyName", "friendly_name"),
            ("Sid", "sid"),
            ("friendly_name", "friendly_name"),
            ("CrmCallbackURL", "crm_callback_url"),
            ("Ui-Version", "ui_version"),
            ("AllowNa", "allow_na"),
        ] {
            assert_eq!(property_name(input), property, "{input}");
        }
    }
}
