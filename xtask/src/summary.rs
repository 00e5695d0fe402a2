//! What a run did, in a few lines.

use std::fmt::Write as _;
use std::time::Duration;

use codegen::ir::Api;

use crate::output::Written;

/// The closing lines of a run.
pub(crate) fn text(api: &Api, written: &Written, time: Duration) -> String {
    let resources = || api.modules.iter().flat_map(|module| &module.resources);
    let models: usize = resources().map(|resource| resource.models.len()).sum();
    let enums: usize = resources().map(|resource| resource.enums.len()).sum();
    let Written {
        changed,
        removed,
        unchanged,
    } = written;
    let mut text = String::new();
    for name in removed {
        let _ = writeln!(text, "removed {name}");
    }
    let removed = match removed.len() {
        0 => String::new(),
        count => format!(", {count} removed"),
    };
    let _ = write!(
        text,
        "{} operations, {models} models, {enums} enums, {} SID types ({} schemas that no operation reaches)\n\
         {changed} files written, {unchanged} unchanged{removed}, {:.3} s",
        api.operations().count(),
        api.sids.len(),
        api.unused_schemas.len(),
        time.as_secs_f64(),
    );
    text
}
