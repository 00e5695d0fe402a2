//! A tunnel through a proxy: a connection to the proxy goes in, and leads to the service when this is done.

use std::io::{self, ErrorKind};

use tokio::net::TcpStream;

use super::origin::Origin;
use crate::proxy::{
    Proxy,
    tunnel::{Answer, request},
};

/// Asks the proxy at the other end of `stream` for a tunnel to `origin`.
pub(super) async fn open(stream: &TcpStream, proxy: &Proxy, origin: &Origin) -> io::Result<()> {
    write(stream, &request(proxy, &origin.host_and_port())).await?;
    let mut answer = Answer::default();
    // One byte at a time, because what comes after the answer belongs to the service.
    while !answer.is_complete_with(read_byte(stream).await?)? {}
    Ok(())
}

async fn write(stream: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(count) => bytes = &bytes[count..],
            Err(error) if error.kind() == ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

async fn read_byte(stream: &TcpStream) -> io::Result<u8> {
    let mut byte = [0];
    loop {
        match stream.try_read(&mut byte) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(_) => return Ok(byte[0]),
            Err(error) if error.kind() == ErrorKind::WouldBlock => stream.readable().await?,
            Err(error) => return Err(error),
        }
    }
}
