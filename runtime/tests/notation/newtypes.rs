//! Lists and maps that contain themselves.

use std::collections::BTreeMap;

use serde_json::json;

twilio_runtime::newtype! {
    /// Branches.
    pub struct Tree(pub Vec<Tree>);
}

twilio_runtime::newtype! {
    /// Folders by name.
    pub struct Folders(pub BTreeMap<String, Folders>);
}

twilio_runtime::model! {
    /// A place.
    pub struct Place {
        /// What is below it.
        #[field("below")]
        pub below: Places,
        /// Its folders.
        #[field("folders")]
        pub folders: Folders,
        /// A tree that may be missing.
        #[field("tree")]
        pub tree: Option<Tree>,
        /// Who lives there.
        #[field("tenant", pii)]
        pub tenant: Option<String>,
    }
}

twilio_runtime::newtype! {
    /// Places by name.
    pub struct Places(pub BTreeMap<String, Place>);
}

#[test]
fn a_recursive_list_or_map_reads_and_is_written_back() {
    let json = json!({
        "below": {"a": {"folders": {"x": {"y": {}}}, "tree": [[], [[]]]}, "b": {}},
        "folders": null,
        "added": 1,
    });
    let place: Place = serde_json::from_value(json.clone()).expect("a place");
    assert_eq!(serde_json::to_value(&place).expect("JSON"), json);
    let a = &place.below.0["a"];
    assert_eq!(a.folders.0["x"].0["y"], Folders::default());
    assert_eq!(
        a.tree,
        Some(Tree(vec![
            Tree::default(),
            Tree::from(vec![Tree::default()])
        ]))
    );
    assert_eq!(place.folders, Folders::default());
}

#[test]
fn a_missing_one_is_empty_and_not_written() {
    let place: Place = serde_json::from_str("{}").expect("a place");
    assert!(place.below.0.is_empty() && place.tree.is_none());
    assert_eq!(serde_json::to_string(&place).expect("JSON"), "{}");
    assert!(serde_json::from_str::<Place>(r#"{"below":[]}"#).is_err());
}

twilio_runtime::request! {
    "PlantTree": Post "https://api.example.com" "/v1/Trees" json -> Tree;
    /// Plants a tree.
    pub struct PlantTree;

    impl PlantTree {
        /// The body.
        #[input(body, "$body", json)]
        pub fn body(self, body: impl twilio_runtime::IntoJson) -> Self;
    }
}

#[tokio::test]
async fn a_newtype_is_a_result_and_a_body() {
    let scope = crate::support::answered(twilio_runtime::HttpResponse::new(200, "[[]]"));
    let tree = Tree(vec![Tree::default()]);
    let request = PlantTree::new(&scope).body(&tree);
    assert_eq!(request.send().await.expect("a tree"), tree);
    let request = PlantTree::new(&scope).body(&tree).prepare();
    assert_eq!(request.expect("a request").body(), b"[[]]");
}
