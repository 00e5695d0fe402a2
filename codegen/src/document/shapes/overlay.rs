//! Overlays.

use super::Shape::{self, Any, Boolean, List, Text};
use super::{Object, may, must, object};

pub(in crate::document) static OVERLAY: Object = object(
    "an overlay",
    &[
        must("overlay", &Text),
        must("info", &Shape::Object(&OVERLAY_INFO)),
        may("extends", &Text),
        must("actions", &List(&Shape::Object(&ACTION))),
    ],
);

static OVERLAY_INFO: Object = object(
    "the `info` object",
    &[must("title", &Text), must("version", &Text)],
);

static ACTION: Object = object(
    "an action",
    &[
        must("target", &Text),
        must("description", &Text),
        may("update", &Any),
        may("remove", &Boolean),
    ],
);
