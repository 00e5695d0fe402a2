//! One open connection, in the clear or by TLS: bytes in, bytes out.

use std::{
    io::{self, Read, Write},
    time::Instant,
};

use rustls::{ClientConnection, StreamOwned};

use super::socket::Socket;

/// What one read asks for.
const CHUNK: usize = 16 * 1024;

/// An open connection.
pub(super) enum Connection {
    Plain(Socket),
    Tls(Box<StreamOwned<ClientConnection, Socket>>),
}

impl Connection {
    pub(super) fn set_deadline(&mut self, deadline: Option<Instant>) {
        self.socket().set_deadline(deadline);
    }

    /// Whether another request can be sent on it.
    pub(super) fn is_silent(&mut self) -> bool {
        self.socket().is_silent()
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(socket) => socket.write_all(bytes),
            Self::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        }
    }

    /// Reads what is there, at the end of `buffer`. Returns how much that is: nothing at the end of the connection.
    pub(super) fn read(&mut self, buffer: &mut Vec<u8>) -> io::Result<usize> {
        let length = buffer.len();
        buffer.resize(length + CHUNK, 0);
        let room = buffer.get_mut(length..).unwrap_or_default();
        let read = loop {
            let read = match self {
                Self::Plain(socket) => socket.read(room),
                Self::Tls(stream) => stream.read(room),
            };
            match read {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read,
            }
        };
        buffer.truncate(length + read.as_ref().map_or(0, |count| *count));
        read
    }

    fn socket(&mut self) -> &mut Socket {
        match self {
            Self::Plain(socket) => socket,
            Self::Tls(stream) => &mut stream.sock,
        }
    }
}
