//! The words of the command line in, the settings of a server out.

use std::ffi::OsString;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::fault::{Fault, read_words};
use crate::mock_server::{MockServer, MockServerBuilder};
use crate::nearest::nearest;

/// The port of the command.
const PORT: u16 = 4010;

/// What `--help` shows.
pub(super) const HELP: &str = "\
A local server that answers like the Twilio Flex API

Usage: twilio-flex-mock [OPTIONS]

Options:
      --port PORT            listen on this port [default: 4010]; 0 for a free one
      --host ADDRESS         listen at this address [default: 127.0.0.1]
      --base-url URL         scheme and host of the addresses in answers
      --description FILE     serve the API of this description.json; several are served together
      --seed NUMBER          the same SIDs and times in each run
      --strict               refuse inputs that an operation does not know
      --seeds FILE           begin with the records of this file
      --fault WORDS          a fault, such as 'status status=503 operation=CreateFlexFlow times=2'
      --faults FILE          the faults of this file
      --account-sid SID      accept this account only, with --auth-token
      --auth-token TOKEN
      --api-key SID          accept this API key or client id, with --api-secret
      --api-secret SECRET
  -h, --help                 show this help
";

/// The long options.
const OPTIONS: [&str; 14] = [
    "port",
    "host",
    "base-url",
    "description",
    "seed",
    "strict",
    "seeds",
    "fault",
    "faults",
    "account-sid",
    "auth-token",
    "api-key",
    "api-secret",
    "help",
];

/// What the command is asked to do.
pub(super) enum Asked {
    Help,
    Serve(Box<Arguments>),
}

/// The settings of a server.
pub(super) struct Arguments {
    pub(super) host: IpAddr,
    port: u16,
    base_url: Option<String>,
    descriptions: Vec<PathBuf>,
    seed: Option<u64>,
    is_strict: bool,
    seeds: Vec<PathBuf>,
    faults: Vec<Fault>,
    fault_files: Vec<PathBuf>,
    account_sid: Option<String>,
    auth_token: Option<String>,
    api_key: Option<String>,
    api_secret: Option<String>,
}

/// Reads the words. An error is the message of a usage error.
pub(super) fn parse(words: impl IntoIterator<Item = OsString>) -> Result<Asked, String> {
    let mut arguments = Arguments {
        host: Ipv4Addr::LOCALHOST.into(),
        port: PORT,
        base_url: None,
        descriptions: Vec::new(),
        seed: None,
        is_strict: false,
        seeds: Vec::new(),
        faults: Vec::new(),
        fault_files: Vec::new(),
        account_sid: None,
        auth_token: None,
        api_key: None,
        api_secret: None,
    };
    let mut parser = Parser::from_args(words);
    while let Some(word) = parser.next().map_err(|error| error.to_string())? {
        match word {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help),
            Arg::Long(name) => {
                let name = name.to_owned();
                arguments.set(&name, &mut parser)?;
            }
            Arg::Short(letter) => return Err(format!("unknown option `-{letter}`; see --help")),
            Arg::Value(value) => {
                return Err(format!(
                    "unexpected argument `{}`; see --help",
                    value.to_string_lossy()
                ));
            }
        }
    }
    Ok(Asked::Serve(Box::new(arguments)))
}

impl Arguments {
    fn set(&mut self, name: &str, parser: &mut Parser) -> Result<(), String> {
        if name == "strict" {
            self.is_strict = true;
            return Ok(());
        }
        if !OPTIONS.contains(&name) {
            let near = nearest(name, OPTIONS).map(|near| format!("; did you mean `--{near}`?"));
            return Err(format!(
                "unknown option `--{name}`{}",
                near.unwrap_or_default()
            ));
        }
        let value = parser.value().map_err(|error| error.to_string())?;
        let word = || value.clone().string().map_err(|error| error.to_string());
        match name {
            "port" => self.port = value.parse().map_err(|error| error.to_string())?,
            "host" => self.host = host(&word()?)?,
            "base-url" => self.base_url = Some(word()?),
            "description" => self.descriptions.push(value.into()),
            "seed" => self.seed = Some(value.parse().map_err(|error| error.to_string())?),
            "seeds" => self.seeds.push(value.into()),
            "fault" => {
                let read = read_words(&word()?);
                self.faults
                    .push(read.map_err(|problem| format!("`--fault`: {problem}"))?);
            }
            "faults" => self.fault_files.push(value.into()),
            "account-sid" => self.account_sid = Some(word()?),
            "auth-token" => self.auth_token = Some(word()?),
            "api-key" => self.api_key = Some(word()?),
            _ => self.api_secret = Some(word()?),
        }
        Ok(())
    }

    /// The builder of a server with these settings.
    pub(super) fn builder(self) -> Result<MockServerBuilder, String> {
        let mut builder = MockServer::builder().host(self.host).port(self.port);
        if let Some(base_url) = self.base_url {
            builder = builder.base_url(base_url);
        }
        for path in self.descriptions {
            let (name, text) = read(path)?;
            builder = builder.description(name, text);
        }
        if let Some(seed) = self.seed {
            builder = builder.seed(seed);
        }
        if self.is_strict {
            builder = builder.strict();
        }
        for path in self.seeds {
            let (name, text) = read(path)?;
            builder = builder.seeds(name, text);
        }
        for path in self.fault_files {
            let (name, text) = read(path)?;
            builder = builder.faults(name, text);
        }
        builder = self
            .faults
            .into_iter()
            .fold(builder, MockServerBuilder::fault);
        let pair = "expected both of";
        builder = match (self.account_sid, self.auth_token) {
            (Some(sid), Some(token)) => builder.account(sid, token),
            (None, None) => builder,
            _ => return Err(format!("{pair} `--account-sid` and `--auth-token`")),
        };
        match (self.api_key, self.api_secret) {
            (Some(key), Some(secret)) => Ok(builder.api_key(key, secret)),
            (None, None) => Ok(builder),
            _ => Err(format!("{pair} `--api-key` and `--api-secret`")),
        }
    }
}

/// The address of a host: that of this machine has a name too.
fn host(word: &str) -> Result<IpAddr, String> {
    if word.eq_ignore_ascii_case("localhost") {
        return Ok(Ipv4Addr::LOCALHOST.into());
    }
    word.parse().map_err(|_| {
        format!("expected an IP address such as 0.0.0.0 after `--host`, found `{word}`")
    })
}

/// The name and the text of a file.
fn read(path: PathBuf) -> Result<(String, String), String> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| format!("can't read {name}: {error}"))?;
    Ok((name, text))
}
