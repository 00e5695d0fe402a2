//! Nothing that a macro expands to captures a name of its user, or is captured by one.
