//! Settings that are allowed but seldom meant: a sentence goes in, and reaches a person.

/// What [`ClientBuilder::on_warning`](crate::ClientBuilder::on_warning) takes.
pub(crate) type OnWarning = Box<dyn Fn(&str) + Send + Sync>;

/// Tells the listener, else whoever subscribes to `tracing` where that feature is on, else the standard error of the
/// program, once in its life.
pub(crate) fn warn(listener: Option<&OnWarning>, text: &str) {
    match listener {
        Some(listener) => listener(text),
        None => tell_somebody(text),
    }
}

#[cfg(feature = "tracing")]
fn tell_somebody(text: &str) {
    tracing::warn!("{text}");
}

#[cfg(not(feature = "tracing"))]
fn tell_somebody(text: &str) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| eprintln!("warning: {text}"));
}
