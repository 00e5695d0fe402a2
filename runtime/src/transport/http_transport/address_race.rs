//! The race between the addresses of a host: all of them go in, a connection to the first that answers comes out.

use std::{
    future::poll_fn,
    io,
    net::SocketAddr,
    ops::ControlFlow,
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    net::TcpStream,
    time::{Instant, sleep},
};

/// How long one address has before the next is tried beside it, as RFC 8305 recommends.
const HEAD_START: Duration = Duration::from_millis(250);

type Attempt = Pin<Box<dyn Future<Output = io::Result<TcpStream>> + Send>>;

/// Connects to the first address that answers. The next one is tried as soon as one fails or had its head start.
pub(super) async fn connect(addresses: Vec<SocketAddr>) -> io::Result<TcpStream> {
    let mut waiting = interleave(addresses).into_iter();
    let mut attempts: Vec<Attempt> = Vec::new();
    let mut head_start = pin!(sleep(Duration::ZERO));
    let mut failure = Some(io::Error::new(
        io::ErrorKind::NotFound,
        "the host has no address",
    ));
    poll_fn(move |context| {
        loop {
            let failed = match poll_all(&mut attempts, context) {
                ControlFlow::Continue(failed) => failed,
                ControlFlow::Break(stream) => return Poll::Ready(Ok(stream)),
            };
            let has_failed = failed.is_some();
            failure = failed.or(failure.take());
            if !has_failed && !attempts.is_empty() && head_start.as_mut().poll(context).is_pending()
            {
                return Poll::Pending;
            }
            if let Some(address) = waiting.next() {
                attempts.push(Box::pin(TcpStream::connect(address)));
                head_start.as_mut().reset(Instant::now() + HEAD_START);
            } else if attempts.is_empty() {
                let failure = failure.take();
                return Poll::Ready(Err(failure.unwrap_or(io::ErrorKind::Other.into())));
            } else {
                return Poll::Pending;
            }
        }
    })
    .await
}

/// Goes on with all attempts, and takes away those that have failed. Returns why the last of them has, or
/// breaks off with the connection that ends the race.
fn poll_all(
    attempts: &mut Vec<Attempt>,
    context: &mut Context<'_>,
) -> ControlFlow<TcpStream, Option<io::Error>> {
    let mut failed = None;
    let mut at = 0;
    while let Some(attempt) = attempts.get_mut(at) {
        match attempt.as_mut().poll(context) {
            Poll::Ready(Ok(stream)) => return ControlFlow::Break(stream),
            Poll::Ready(Err(error)) => {
                failed = Some(error);
                drop(attempts.swap_remove(at));
            }
            Poll::Pending => at += 1,
        }
    }
    ControlFlow::Continue(failed)
}

/// Takes the two families in turns, the resolver's first choice first, so that one family without a route costs a single
/// head start.
fn interleave(mut addresses: Vec<SocketAddr>) -> Vec<SocketAddr> {
    for at in 1..addresses.len() {
        let is_ipv6 = addresses[at - 1].is_ipv6();
        let mut rest = addresses[at..].iter();
        if let Some(steps) = rest.position(|address| address.is_ipv6() != is_ipv6) {
            let other = addresses.remove(at + steps);
            addresses.insert(at, other);
        }
    }
    addresses
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};

    use super::interleave;

    #[test]
    fn the_families_take_turns_in_the_order_of_the_resolver() {
        let addresses = |text: &str| -> Vec<SocketAddr> {
            let ports = 0..;
            let address = |(family, port)| match family {
                '4' => (Ipv4Addr::LOCALHOST, port).into(),
                _ => (Ipv6Addr::LOCALHOST, port).into(),
            };
            text.chars().zip(ports).map(address).collect()
        };
        for (resolved, ports) in [
            ("", &[][..]),
            ("4", &[0]),
            ("444", &[0, 1, 2]),
            ("6644", &[0, 2, 1, 3]),
            ("4466", &[0, 2, 1, 3]),
            ("46664", &[0, 1, 4, 2, 3]),
            ("44464", &[0, 3, 1, 2, 4]),
        ] {
            let turns = interleave(addresses(resolved));
            let turns: Vec<_> = turns.iter().map(SocketAddr::port).collect();
            assert_eq!(turns, ports, "{resolved}");
        }
    }
}
