//! The settings of a server in, a running server out.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::net::TcpListener;
use twilio_flex::{Client, Credentials};

use super::MockServer;
use crate::authentication::{AUTH_TOKEN, Callers, Tokens};
use crate::chance::Chance;
use crate::description::Description;
use crate::fault::{self, Fault, Faults};
use crate::files::FileError;
use crate::journal::Journal;
use crate::plan::Plan;
use crate::rules::Rules;
use crate::seeds;
use crate::service::{Service, State};
use crate::world::World;

/// The account of a server that is given none.
const ACCOUNT: &str = "AC0123456789abcdef0123456789abcdef";

/// How long a caller may take for the head or the body of a request.
const PATIENCE: Duration = Duration::from_secs(30);

/// What makes the ids of requests others than the SIDs of the same seed.
const DICE: u64 = 0xd1ce;

/// A text and the name of the file that it comes from.
#[derive(Clone)]
struct File {
    name: String,
    text: String,
}

/// The settings of a [`MockServer`].
#[derive(Clone)]
#[must_use]
pub struct MockServerBuilder {
    address: SocketAddr,
    descriptions: Vec<File>,
    base_url: Option<String>,
    seed: Option<u64>,
    is_strict: bool,
    account: String,
    known: Vec<(String, String)>,
    seeds: Vec<File>,
    fault_files: Vec<File>,
    faults: Vec<Fault>,
    patience: Duration,
}

impl MockServerBuilder {
    pub(super) fn new() -> Self {
        Self {
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            descriptions: Vec::new(),
            base_url: None,
            seed: None,
            is_strict: false,
            account: ACCOUNT.to_owned(),
            known: Vec::new(),
            seeds: Vec::new(),
            fault_files: Vec::new(),
            faults: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// Listens on this port rather than on a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.address.set_port(port);
        self
    }

    /// Listens at this address of the machine rather than at `127.0.0.1`. Others may reach it there.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.address.set_ip(host);
        self
    }

    /// Serves the API of this `description.json` in place of Flex's. Several of them are served together. `file` is the name that
    /// errors give.
    pub fn description(mut self, file: impl Into<String>, text: impl Into<String>) -> Self {
        self.descriptions.push(file_of(file, text));
        self
    }

    /// The scheme and host of the addresses in answers, if callers reach the server by another name than it listens at.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = Some(base_url.into().trim_end_matches('/').to_owned());
        self
    }

    /// Makes all SIDs and times the same in each run.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Refuses inputs that an operation does not know. Otherwise the journal has a warning.
    pub fn strict(mut self) -> Self {
        self.is_strict = true;
        self
    }

    /// Accepts these credentials. Without any, all are good that have the right form.
    ///
    /// The first account is that of callers who name none, and its auth token signs webhooks.
    pub fn account(
        mut self,
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
    ) -> Self {
        let account_sid = account_sid.into();
        if !self.known.iter().any(|(name, _)| name.starts_with("AC")) {
            self.account.clone_from(&account_sid);
        }
        self.known.push((account_sid, auth_token.into()));
        self
    }

    /// Accepts this API key, or this client id and secret at the token endpoint.
    pub fn api_key(mut self, key: impl Into<String>, secret: impl Into<String>) -> Self {
        self.known.push((key.into(), secret.into()));
        self
    }

    /// Begins with the records of this text: `{"/v1/FlexFlows": [{"friendly_name": "Support"}]}`. `file` is the name that errors
    /// give. A [reset](MockServer::reset) brings them back.
    pub fn seeds(mut self, file: impl Into<String>, text: impl Into<String>) -> Self {
        self.seeds.push(file_of(file, text));
        self
    }

    /// Begins with this fault.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Begins with the faults of this text. `file` is the name that errors give.
    pub fn faults(mut self, file: impl Into<String>, text: impl Into<String>) -> Self {
        self.fault_files.push(file_of(file, text));
        self
    }

    /// How long a caller may take for the head or the body of a request: 30 seconds by default.
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Starts the server, on the runtime that calls.
    ///
    /// # Errors
    /// A text is not what it should be, or the address can't be listened at.
    pub async fn start(self) -> Result<MockServer, StartError> {
        let listener = TcpListener::bind(self.address)
            .await
            .map_err(|error| StartError(Reason::Listen(self.address, error)))?;
        let address = listener
            .local_addr()
            .map_err(|error| StartError(Reason::Listen(self.address, error)))?;
        let local = format!("http://{}", reachable(address));
        let client = self
            .client(&local)
            .map_err(|error| StartError(Reason::Client(error)))?;
        let service = self
            .service(&local)
            .map_err(|error| StartError(Reason::File(error)))?;
        Ok(MockServer::run(
            listener,
            address,
            local,
            Arc::new(service),
            client,
        ))
    }

    fn client(&self, base: &str) -> Result<Client, twilio_flex::Error> {
        let (name, secret) = match self.known.first() {
            Some((name, secret)) => (name.as_str(), secret.as_str()),
            None => (self.account.as_str(), AUTH_TOKEN),
        };
        let credentials = if name.starts_with("SK") {
            Credentials::api_key(&self.account, name, secret)
        } else {
            Credentials::auth_token(name, secret)
        };
        let builder = Client::builder().credentials(credentials).base_url(base);
        builder.without_environment_proxy().build()
    }

    fn service(self, local: &str) -> Result<Service, FileError> {
        let plan = self.plan()?;
        let mut planted = Vec::new();
        for file in &self.seeds {
            planted.extend(seeds::read(&plan, &file.name, &file.text)?);
        }
        let mut faults = Faults::default();
        for file in &self.fault_files {
            for fault in fault::read_file(&file.name, &file.text)? {
                faults.add(fault);
            }
        }
        for fault in self.faults {
            faults.add(fault);
        }
        let mut world = World::new(self.seed);
        seeds::plant(&plan, &mut world, &self.account, &planted);
        Ok(Service {
            plan,
            callers: Callers {
                account: self.account,
                known: self.known,
            },
            base: self.base_url.unwrap_or_else(|| local.to_owned()),
            seed: self.seed,
            is_strict: self.is_strict,
            patience: self.patience,
            seeds: planted,
            state: Mutex::new(State {
                world,
                faults,
                journal: Journal::default(),
                tokens: Tokens::default(),
                dice: Chance::new(self.seed.unwrap_or_default() ^ DICE),
            }),
        })
    }

    fn plan(&self) -> Result<Plan, FileError> {
        let files = self.descriptions.iter();
        let mut files: Vec<_> = files.map(|file| (&*file.name, &*file.text)).collect();
        if files.is_empty() {
            files.push(("description.json", crate::DESCRIPTION));
        }
        Ok(Plan::of(Description::read(files)?, Rules::read()))
    }
}

fn file_of(name: impl Into<String>, text: impl Into<String>) -> File {
    File {
        name: name.into(),
        text: text.into(),
    }
}

/// An address that this machine can connect to.
fn reachable(address: SocketAddr) -> SocketAddr {
    let mut address = address;
    if address.ip().is_unspecified() {
        address.set_ip(Ipv4Addr::LOCALHOST.into());
    }
    address
}

/// Why a server does not start.
#[derive(Debug)]
pub struct StartError(Reason);

#[derive(Debug)]
enum Reason {
    Listen(SocketAddr, io::Error),
    File(FileError),
    Client(twilio_flex::Error),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Reason::Listen(address, error) => write!(f, "can't listen at {address}: {error}"),
            Reason::File(error) => error.fmt(f),
            Reason::Client(error) => write!(f, "no client of the server can be made: {error}"),
        }
    }
}

impl std::error::Error for StartError {}
