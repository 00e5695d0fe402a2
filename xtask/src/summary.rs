//! What a run did, in a few lines.

use std::time::Duration;

use codegen::ir::Api;

/// How many files a run wrote and how many stood as they should.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Written {
    /// Files that are new or have changed.
    pub(crate) changed: usize,
    /// Files that are gone.
    pub(crate) removed: usize,
    /// Files that were left alone.
    pub(crate) unchanged: usize,
}

/// The closing lines of a run.
pub(crate) fn text(api: &Api, written: Written, time: Duration) -> String {
    let resources = || api.modules.iter().flat_map(|module| &module.resources);
    let models: usize = resources().map(|resource| resource.models.len()).sum();
    let enums: usize = resources().map(|resource| resource.enums.len()).sum();
    let Written {
        changed,
        removed,
        unchanged,
    } = written;
    let removed = if removed == 0 {
        String::new()
    } else {
        format!(", {removed} removed")
    };
    format!(
        "{} operations, {models} models, {enums} enums, {} SID types ({} schemas that no operation reaches)\n\
         {changed} files written, {unchanged} unchanged{removed}, {:.3} s",
        api.operations().count(),
        api.sids.len(),
        api.unused_schemas.len(),
        time.as_secs_f64(),
    )
}
