//! What the tests of the Flex client share: every operation by its name, with arguments and bodies as JSON.

pub mod arguments;
pub mod generated;
pub mod reencode;
