//! Calls that are given up while they connect, TLS included.

use super::{LONG_ENOUGH, MOMENTS, poll_times};
use crate::{
    support::{CreateThing, builder},
    tls_service::TlsService,
};
use tokio::time::timeout;

#[tokio::test]
async fn while_it_connects() {
    let service = TlsService::start(0).await;
    for moment in MOMENTS {
        for times in 0.. {
            let scope = service.scope(builder());
            let ended = poll_times(times, moment, CreateThing::new(&scope).send()).await;
            let after = timeout(LONG_ENOUGH, CreateThing::new(&scope).send()).await;
            after.expect("no wait").expect("a thing");
            if let Some(thing) = ended {
                thing.expect("a thing");
                // The name, the connection, the handshake and the answer.
                assert!(times >= 4, "{times} polls");
                break;
            }
        }
    }
}
