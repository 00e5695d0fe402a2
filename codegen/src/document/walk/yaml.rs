//! YAML text in, the place of every node of its tree out.

use indexmap::IndexMap;
use saphyr_parser::{Event, Marker, Parser};

use super::Walk;
use super::builder::Builder;
use crate::document::origin::Children;

pub(super) fn walk(text: &str) -> Walk {
    let mut builder = Builder::default();
    for event in Parser::new_from_str(text) {
        let Ok((event, span)) = event else { break };
        let position = position(span.start);
        let goes_on = match event {
            Event::DocumentStart(_) if builder.has_root() => {
                builder.second_document(position);
                false
            }
            Event::Scalar(text, ..) => builder.scalar(position, &text),
            Event::Alias(_) => builder.alias(position),
            Event::MappingStart(..) => builder.begin(position, Children::Object(IndexMap::new())),
            Event::SequenceStart(..) => builder.begin(position, Children::List(Vec::new())),
            Event::MappingEnd | Event::SequenceEnd => builder.end(),
            _ => true,
        };
        if !goes_on {
            break;
        }
    }
    builder.finish()
}

fn position(marker: Marker) -> (usize, usize) {
    (marker.line(), marker.col() + 1)
}
