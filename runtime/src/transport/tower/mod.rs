//! The line between transports and tower: a service in, a transport out, and the other way round.

mod service_transport;
mod transport_service;

pub use self::{service_transport::ServiceTransport, transport_service::TransportService};
