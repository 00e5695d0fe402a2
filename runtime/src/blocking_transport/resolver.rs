//! Looking up hosts: a name and a deadline go in, addresses come out in time.

use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    sync::mpsc::{RecvTimeoutError, sync_channel},
    thread,
    time::Instant,
};

use super::socket::time_left;

/// Returns the addresses of `host`, in the order of the operating system.
pub(super) fn addresses(
    host: &str,
    port: u16,
    deadline: Option<Instant>,
) -> io::Result<Vec<SocketAddr>> {
    if let Ok(address) = host.parse::<IpAddr>() {
        return Ok(vec![SocketAddr::new(address, port)]);
    }
    let host = host.to_owned();
    within(deadline, move || {
        Ok((host.as_str(), port).to_socket_addrs()?.collect())
    })
}

/// Returns what `work` returns, if it does before `deadline`. The system's lookup knows no time limit, so it is done on
/// a thread of its own, which is left behind where it is late and ends when the system gives up.
fn within<T: Send + 'static>(
    deadline: Option<Instant>,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    let Some(time) = time_left(deadline)? else {
        return work();
    };
    let (sender, receiver) = sync_channel(1);
    thread::Builder::new()
        .name("twilio-lookup".to_owned())
        .spawn(move || drop(sender.send(work())))?;
    match receiver.recv_timeout(time) {
        Ok(done) => done,
        Err(RecvTimeoutError::Timeout) => Err(ErrorKind::TimedOut.into()),
        Err(RecvTimeoutError::Disconnected) => Err(io::Error::other("the lookup ended early")),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::ErrorKind,
        thread::sleep,
        time::{Duration, Instant},
    };

    use super::{addresses, within};

    #[test]
    fn a_lookup_that_hangs_is_left_behind() {
        let begin = Instant::now();
        let deadline = begin + Duration::from_millis(50);
        let late = within(Some(deadline), || {
            sleep(Duration::from_secs(20));
            Ok(())
        });
        assert_eq!(late.expect_err("no time left").kind(), ErrorKind::TimedOut);
        assert!(begin.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn names_and_addresses_are_found_with_and_without_a_limit() {
        for limit in [None, Some(Duration::from_secs(20))] {
            let deadline = limit.map(|limit| Instant::now() + limit);
            for host in ["localhost", "127.0.0.1", "::1"] {
                let found = addresses(host, 7, deadline).expect(host);
                assert!(
                    found
                        .iter()
                        .all(|at| at.port() == 7 && at.ip().is_loopback())
                );
                assert!(!found.is_empty(), "{host}");
            }
        }
    }
}
