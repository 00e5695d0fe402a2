//! A path template in, the names of its parameters out.

/// The parameters of a path as its template calls them. The same segment has other names in the paths of other operations (`{Sid}`,
/// `{InteractionSid}`), and the handle, which they share, has only one of these.
pub(super) fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
}
