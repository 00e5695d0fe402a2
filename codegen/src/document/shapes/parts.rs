//! What several of the tables share and what needs none of them.

use super::Shape::{self, Any, List, Map, Referable, Sentence, Text};
use super::{Field, Object, hint, may, object, should};

pub(super) static TEXTS: Shape = List(&Text);
pub(super) static TEXT_MAP: Shape = Map(&Text);
pub(super) static SENTENCES: Shape = Map(&Sentence);
pub(super) static EXAMPLES: Shape = Map(&Referable(&EXAMPLE));

pub(super) const DESCRIPTION: Field = hint("description", &Sentence);
pub(super) const EXTERNAL_DOCS: Field = hint("externalDocs", &EXTERNAL);

static EXTERNAL: Shape = Shape::Object(&EXTERNAL_DOCUMENTATION);
static EXTERNAL_DOCUMENTATION: Object = object(
    "external documentation",
    &[should("url", &Text), DESCRIPTION],
);

static EXAMPLE: Object = object(
    "an example",
    &[
        hint("summary", &Sentence),
        DESCRIPTION,
        may("value", &Any),
        hint("externalValue", &Text),
    ],
);
