//! What the tests of the Flex client share: every operation by its name, with arguments and bodies as JSON.

pub mod arguments;
// Formatted by the generator.
#[rustfmt::skip]
#[allow(clippy::pedantic, reason = "written by the generator, one arm per operation")]
pub mod generated;
pub mod reencode;

#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
