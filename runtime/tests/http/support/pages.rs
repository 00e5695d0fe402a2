//! Pages of a listing as a service sends them.

use serde_json::{Value, json};

use super::{Reply, json as response};

/// Where the listing is.
pub const LISTING: &str = "/v1/Things";

/// Returns a page with things of these sizes and a link.
pub fn page(sizes: &[i64], next: Option<&str>) -> Reply {
    let things: Vec<Value> = sizes.iter().map(|size| json!({ "size": size })).collect();
    let body = json!({"things": things, "meta": {"key": "things", "next_page_url": next}});
    response(200, &body.to_string())
}

/// Returns five pages of three things, of sizes that count from zero. Each leads to the next by its path.
pub fn five_pages() -> [Reply; 5] {
    [0, 1, 2, 3, 4].map(|number| {
        let next = format!("{LISTING}?Page={}", number + 1);
        page(
            &[0, 1, 2].map(|at| number * 3 + at),
            (number < 4).then_some(&*next),
        )
    })
}
