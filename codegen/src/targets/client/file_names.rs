//! The name of a module in, the name of its file out.
//!
//! A module may have letters that a file system, an archive or the compiler does not take in the name of a file. Such a file has
//! another name, and the declaration of its module names the file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proc_macro2::TokenStream;
use quote::quote;

/// More characters than this may be too many, with the folders around and the ending.
const LONGEST: usize = 100;

/// The names of the files of some modules, without the ending, in the order of the modules.
pub(super) fn file_names<'a>(modules: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut taken: BTreeSet<String> = modules
        .clone()
        .filter(|module| is_portable(module))
        .map(str::to_owned)
        .collect();
    let portable = |module: &str| {
        if is_portable(module) {
            return module.to_owned();
        }
        let short = ascii(module);
        let mut number = 1;
        let mut name = format!("{short}_");
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{short}_{number}");
        }
        name
    };
    modules.map(portable).collect()
}

/// The attribute of a module's declaration, where its file has another name.
pub(super) fn path_attribute(module: &str, file: &str, rest: &str) -> Option<TokenStream> {
    let path = format!("{file}{rest}");
    (module != file).then(|| quote! { #[path = #path] })
}

/// Whether a file can have this name everywhere: Windows keeps some for devices.
fn is_portable(name: &str) -> bool {
    let is_device = match name {
        "aux" | "con" | "nul" | "prn" => true,
        _ => ["com", "lpt"].iter().any(|device| {
            name.strip_prefix(device).is_some_and(|rest| {
                rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit())
            })
        }),
    };
    name.is_ascii() && name.len() <= LONGEST && !is_device
}

/// The name in ASCII: other letters are their numbers.
fn ascii(name: &str) -> String {
    let mut text = String::new();
    for character in name.chars() {
        if text.len() >= LONGEST {
            break;
        }
        if character.is_ascii() {
            text.push(character);
        } else {
            let _ = write!(text, "u{:x}", u32::from(character));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::file_names;

    #[test]
    fn a_file_has_a_name_that_every_system_takes_and_no_two_have_the_same() {
        let long = "x".repeat(300);
        let modules = [
            "flex_flows",
            "größe",
            "gru00f6u00dfe_",
            "con",
            "com1",
            "company",
            &long,
            &(long.clone() + "y"),
        ];
        let names = file_names(modules.into_iter());
        assert_eq!(
            names[..6],
            [
                "flex_flows",
                "gruf6udfe_",
                "gru00f6u00dfe_",
                "con_",
                "com1_",
                "company"
            ]
        );
        assert!(names[6].len() < 120 && names[6] != names[7]);
        assert_eq!(
            file_names(["größe", "gruf6udfe_"].into_iter()),
            ["gruf6udfe_2", "gruf6udfe_"]
        );
    }
}
