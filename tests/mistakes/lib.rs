//! Nothing: the programs beside it depend on the client as this package does.
