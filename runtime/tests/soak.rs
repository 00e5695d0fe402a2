//! Thousands of calls at once against a service that fails in every way there is: nothing is done twice, nothing gets
//! lost, and the client is as good as new afterwards.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the support is shared with other tests, which use more of it"
)]

#[path = "soak/chaos.rs"]
mod chaos;
#[path = "http/support/mod.rs"]
mod support;

use std::{sync::Arc, time::Duration};

use chaos::{Chaos, Fate};
use support::{CreateThing, DeleteThing, ListThings, retrying};
use tokio::{sync::Semaphore, task::JoinSet, time::timeout};
use twilio_runtime::{Attempt, ClientBuilder, Error, Method, RetryBudget, Scope};

const CONCURRENCY: usize = 64;
const ROUNDS: u64 = 6;
const CALLS_PER_ROUND: u64 = 800;
/// What the memory of the process may vary by after the second round, in KiB: one for each call that follows. To keep
/// the requests of a single round would take twice as much.
const MEMORY_SLACK: u64 = (ROUNDS - 2) * CALLS_PER_ROUND;
/// How many files the process may have open for a call at a time: both ends of a connection, for two tests, and as many
/// again for connections that are not closed yet.
const FILES_PER_CALL: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Post,
    Get,
    Delete,
}

/// How a call ended: `None` if it was given up.
type End = Option<Result<(), Error>>;

fn kind(number: u64) -> Kind {
    match number % 4 {
        0 | 1 => Kind::Post,
        2 => Kind::Get,
        _ => Kind::Delete,
    }
}

async fn call(scope: Scope, number: u64) -> Result<(), Error> {
    match kind(number) {
        Kind::Post => {
            // Long enough for the memory to show it if requests were kept.
            let padding = "x".repeat(16_000);
            let request = CreateThing::new(&scope)
                .friendly_name(number.to_string())
                .dry_run(padding);
            let thing = request.send().await?;
            assert_eq!(
                thing.size,
                i64::try_from(number).ok(),
                "the answer to another call"
            );
            Ok(())
        }
        Kind::Get => {
            let page = i64::try_from(number).expect("a small number");
            let page = ListThings::new(&scope).page(page).send().await?;
            let size = page.records.first().and_then(|thing| thing.size);
            assert_eq!(
                size,
                i64::try_from(number).ok(),
                "the answer to another call"
            );
            Ok(())
        }
        Kind::Delete => {
            let scope = scope.bind_text("Sid", &number.to_string());
            DeleteThing::new(&scope).send().await
        }
    }
}

/// Makes `numbers` of calls at the usual concurrency. Some are given up after a while.
async fn round(scope: &Scope, numbers: std::ops::Range<u64>) -> Vec<(u64, End)> {
    let slots = Arc::new(Semaphore::new(CONCURRENCY));
    let mut calls = JoinSet::new();
    for number in numbers {
        let slot = slots.clone().acquire_owned().await.expect("a slot");
        let scope = scope.clone();
        calls.spawn(async move {
            let _slot = slot;
            let patience = match number % 11 {
                0 => Duration::from_millis(number % 6),
                _ => Duration::from_secs(60),
            };
            (number, timeout(patience, call(scope, number)).await.ok())
        });
    }
    calls.join_all().await
}

/// Checks what the caller was told against what the service has seen.
fn check(number: u64, end: &End, seen: &[Fate]) {
    let acted = seen.iter().filter(|fate| fate.may_have_acted()).count();
    let context = || format!("{:?} {number}: {end:?} after {seen:?}", kind(number));
    if kind(number) == Kind::Post {
        assert!(acted <= 1, "done twice: {}", context());
        let repeated = seen.iter().rev().skip(1).any(|fate| *fate != Fate::Refuse);
        assert!(
            !repeated,
            "repeated after it may have been done: {}",
            context()
        );
    }
    match end {
        None => {}
        Some(Ok(())) => assert_eq!(seen.last(), Some(&Fate::Serve), "{}", context()),
        Some(Err(error)) if error.is_rate_limited() => {
            assert_eq!(seen.last(), Some(&Fate::Refuse), "{}", context());
        }
        Some(Err(error)) if !error.was_sent() => assert_eq!(acted, 0, "{}", context()),
        Some(Err(error)) if kind(number) == Kind::Post && seen.last() == Some(&Fate::Serve) => {
            assert!(error.is_timeout(), "the answer got lost: {}", context());
        }
        Some(Err(error)) => {
            let has_reason = error.is_timeout()
                || error.status().is_some_and(|status| status >= 500)
                || error.is_network();
            assert!(has_reason && error.attempts() > 0, "{}", context());
        }
    }
}

async fn soak(
    builder: ClientBuilder,
    rounds: u64,
    calls: u64,
    longest_retry_after: u64,
) -> [usize; 3] {
    let chaos = Chaos::start(longest_retry_after);
    let client = builder
        .base_url(chaos.url())
        .attempt_timeout(Duration::from_millis(400))
        .retry_budget(RetryBudget::unlimited())
        .jitter_seed(7)
        .on_attempt(never_repeats_what_may_be_done)
        .build()
        .expect("a client");
    let scope = Scope::new(client);
    let (mut counts, mut memory) = ([0; 3], Vec::new());
    for at in 0..rounds {
        let ends = round(&scope, at * calls..(at + 1) * calls).await;
        assert_eq!(ends.len() as u64, calls, "a call got lost");
        let mut seen = chaos.take_seen();
        for (number, end) in &ends {
            let index = match end {
                Some(Ok(())) => 0,
                Some(Err(_)) => 1,
                None => 2,
            };
            counts[index] += 1;
            check(*number, end, &seen.remove(number).unwrap_or_default());
        }
        drop((ends, seen));
        memory.extend(resident_memory());
        let files = open_files().unwrap_or_default();
        assert!(files < CONCURRENCY * FILES_PER_CALL, "{files} open files");
    }
    // After the first two rounds everything there is has been in use.
    if let [_, second, later @ ..] = &memory[..] {
        let is_flat = later.iter().all(|now| *now < second + MEMORY_SLACK);
        assert!(is_flat, "memory grows: {memory:?} KiB");
    }
    chaos.calm_down();
    let ends = round(&scope, 1_000_001..1_000_001 + CONCURRENCY as u64).await;
    let is_good = |(number, end): &(u64, End)| number % 11 == 0 || matches!(end, Some(Ok(())));
    assert!(ends.iter().all(is_good), "{ends:?}");
    counts
}

/// Checks that a POST is not repeated after an attempt that may have arrived, also where the service has closed the
/// connection without a look at it, and so can't tell.
fn never_repeats_what_may_be_done(attempt: &Attempt<'_>) {
    let is_harmless = match attempt.error() {
        Some(error) => error.is_connect(),
        None => attempt.status() == Some(429),
    };
    let is_repeated = attempt.method() == Method::Post && attempt.retry_in().is_some();
    assert!(is_harmless || !is_repeated, "{attempt:?}");
}

/// Returns how many files and sockets the process has open, where the system tells.
fn open_files() -> Option<usize> {
    Some(std::fs::read_dir("/proc/self/fd").ok()?.count())
}

/// Returns the memory of the process in KiB, where the system tells.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_done_twice_and_nothing_gets_lost() {
    let [good, bad, given_up] = soak(retrying(), ROUNDS, CALLS_PER_ROUND, 1).await;
    // Otherwise the service was too kind, or too cruel, for this to say much.
    assert!(
        good > 2000 && bad > 100 && given_up > 10,
        "{good} {bad} {given_up}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_gets_lost_in_the_queue_either() {
    let builder = retrying().max_concurrency(8).rate_limit(2000);
    let [good, bad, given_up] = soak(builder, 1, 800, 0).await;
    assert!(
        good > 500 && bad > 25 && given_up > 2,
        "{good} {bad} {given_up}"
    );
}
