//! The items of a generated file in, the paths of its handles out.

use std::collections::BTreeMap;

use syn::{ImplItem, Item, ReturnType};

use super::invocation::Invocation;
use super::signature;

/// The paths at which each type of a file makes requests, from the requests that its methods return. A path is listed with its
/// handle once, however many operations it has.
pub(super) fn of_handles(items: &[Item]) -> BTreeMap<String, Vec<String>> {
    let requests: BTreeMap<String, String> = items.iter().filter_map(request).collect();
    let mut paths: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (owner, returned) in items.iter().flat_map(methods) {
        if let Some(path) = requests.get(&returned) {
            let paths = paths.entry(owner).or_default();
            if !paths.contains(path) {
                paths.push(path.clone());
            }
        }
    }
    paths
}

/// The name of a request and its path.
fn request(item: &Item) -> Option<(String, String)> {
    let Item::Macro(invocation) = item else {
        return None;
    };
    match Invocation::parse(&invocation.mac) {
        Ok(Invocation::Request { path, item, .. }) => Some((item.ident.to_string(), path)),
        _ => None,
    }
}

/// The type that each method belongs to, and the type that it returns.
fn methods(item: &Item) -> Vec<(String, String)> {
    let Item::Impl(item) = item else {
        return Vec::new();
    };
    let owner = signature::text(&item.self_ty);
    let given = item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(method) => match &method.sig.output {
            ReturnType::Type(_, ty) => Some(signature::text(ty)),
            ReturnType::Default => None,
        },
        _ => None,
    });
    given.map(|given| (owner.clone(), given)).collect()
}
