//! Every environment variable that the server reads: what it is for, and its default.

/// The most calls to Twilio at a time.
pub(super) const MAX_CALLS: usize = 50;

/// An environment variable.
pub(super) struct Variable {
    pub(super) name: &'static str,
    /// What it is for, as a sentence.
    pub(super) purpose: &'static str,
    pub(super) default: Default,
}

/// What counts where a variable is not set.
pub(super) enum Default {
    /// The server does not start.
    Required,
    /// The server works without it.
    Nothing,
    /// This value.
    Value(&'static str),
}

impl Variable {
    const fn required(name: &'static str, purpose: &'static str) -> Self {
        Self {
            name,
            purpose,
            default: Default::Required,
        }
    }

    const fn optional(name: &'static str, purpose: &'static str) -> Self {
        Self {
            name,
            purpose,
            default: Default::Nothing,
        }
    }

    const fn with_default(name: &'static str, value: &'static str, purpose: &'static str) -> Self {
        Self {
            name,
            purpose,
            default: Default::Value(value),
        }
    }
}

pub(super) const ACCOUNT_SID: Variable = Variable::required(
    "TWILIO_ACCOUNT_SID",
    "Your account (`AC…`). It is on the first page of the Twilio Console.",
);
pub(super) const API_KEY: Variable = Variable::required(
    "TWILIO_API_KEY",
    "An API key of the account (`SK…`), which calls the API and signs the tokens of guests. The Twilio Console makes one under \
     Account, API keys & tokens.",
);
pub(super) const API_SECRET: Variable = Variable::required(
    "TWILIO_API_SECRET",
    "The secret of that key. Twilio shows it once, when the key is made. It never leaves the server.",
);
pub(super) const ADDRESS_SID: Variable = Variable::required(
    "ADDRESS_SID",
    "The Conversations address of your web chat (`IG…`), which decides where a new chat goes. The page on which the \
     Flex Console edits the address shows it.",
);
pub(super) const SERVICE_SID: Variable = Variable::required(
    "CONVERSATIONS_SERVICE_SID",
    "The Conversations service of Flex (`IS…`), the only one that the token of a guest opens. The Twilio Console lists it under \
     Conversations, Services, usually as `Flex Chat Service`.",
);
pub(super) const ALLOWED_ORIGINS: Variable = Variable::optional(
    "ALLOWED_ORIGINS",
    "The websites that may use the server, such as `https://www.example.com,https://shop.example.com`. The page of the server \
     itself always may.",
);
pub(super) const LISTEN: Variable = Variable::with_default(
    "LISTEN",
    "127.0.0.1:3001",
    "The address and the port to listen on.",
);
pub(super) const PUBLIC_URL: Variable = Variable::optional(
    "PUBLIC_URL",
    "The address at which visitors and Twilio reach the server, such as `https://chat.example.com`. Webhooks need it, and the \
     page of the server if it is not opened as `localhost`.",
);
pub(super) const AUTH_TOKEN: Variable = Variable::optional(
    "TWILIO_AUTH_TOKEN",
    "The auth token of the account, with which Twilio signs webhooks. With it and `PUBLIC_URL`, the server accepts webhooks at \
     `/webhook`.",
);
pub(super) const TOKEN_MINUTES: Variable = Variable::with_default(
    "TOKEN_MINUTES",
    "60",
    "How long a token lasts, up to 1440 minutes. It can't be revoked before that.",
);
pub(super) const SESSION_HOURS: Variable = Variable::with_default(
    "SESSION_HOURS",
    "8",
    "How long a guest may refresh a token, counted from the start of the chat.",
);
pub(super) const STARTS_PER_MINUTE: Variable = Variable::with_default(
    "STARTS_PER_MINUTE",
    "6",
    "How many chats a visitor may start in a minute.",
);
pub(super) const REFRESHES_PER_MINUTE: Variable = Variable::with_default(
    "REFRESHES_PER_MINUTE",
    "30",
    "How many tokens a visitor may refresh in a minute.",
);
pub(super) const TRUSTED_PROXIES: Variable = Variable::with_default(
    "TRUSTED_PROXIES",
    "0",
    "How many proxies of yours a request passes, each of which adds the address that it sees to `X-Forwarded-For`. With 0 the \
     header does not count.",
);
pub(super) const TIMEOUT_SECONDS: Variable = Variable::with_default(
    "TIMEOUT_SECONDS",
    "20",
    "How long a request may take, with all that it asks Twilio for.",
);
pub(super) const REGION: Variable = Variable::optional(
    "TWILIO_REGION",
    "The region of the account and its API key, such as `ie1`; without it, `us1`.",
);
pub(super) const EDGE: Variable = Variable::optional(
    "TWILIO_EDGE",
    "Where requests enter Twilio's network, such as `dublin`; without it, the edge of the region.",
);
pub(super) const BASE_URL: Variable = Variable::optional(
    "TWILIO_BASE_URL",
    "Another address in place of Twilio's, such as that of a mock server.",
);
pub(super) const LOG_LEVEL: Variable = Variable::with_default(
    "LOG_LEVEL",
    "info",
    "How much is logged: `error`, `warn`, `info`, `debug` or `trace`.",
);

/// All of them, in the order of need.
pub(super) const ALL: [&Variable; 19] = [
    &ACCOUNT_SID,
    &API_KEY,
    &API_SECRET,
    &ADDRESS_SID,
    &SERVICE_SID,
    &ALLOWED_ORIGINS,
    &LISTEN,
    &PUBLIC_URL,
    &AUTH_TOKEN,
    &TOKEN_MINUTES,
    &SESSION_HOURS,
    &STARTS_PER_MINUTE,
    &REFRESHES_PER_MINUTE,
    &TRUSTED_PROXIES,
    &TIMEOUT_SECONDS,
    &REGION,
    &EDGE,
    &BASE_URL,
    &LOG_LEVEL,
];
