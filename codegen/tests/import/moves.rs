//! What has another name takes its sentences, the targets of the overlay and what is known of them along.

use super::{PROSE, Spec};

/// What a rename makes of our sentences, of which none is to be looked at again; taking it back makes all of it as it was.
fn renamed(changes: &[(&str, &str)], prose: &[(&str, &str)]) -> Spec {
    let mut spec = Spec::new();
    let (lock, overlay) = (spec.lock.clone(), spec.overlay.clone());
    spec.update(changes);
    let expected = prose
        .iter()
        .fold(PROSE.to_owned(), |text, (old, new)| text.replace(old, new));
    assert_eq!(spec.prose(), expected);
    assert_eq!(spec.to_do(), [""; 0]);
    let mut back = Spec {
        sources: spec.sources.clone(),
        overlay: spec.overlay.clone(),
        lock: spec.lock.clone(),
    };
    back.update(&[]);
    assert_eq!(back.prose(), PROSE);
    assert_eq!(back.lock, lock);
    assert_eq!(back.overlay, overlay);
    spec
}

fn targets(spec: &Spec) -> Vec<String> {
    let text = String::from_utf8_lossy(&spec.overlay.text).into_owned();
    text.lines()
        .filter_map(|line| Some(line.split_once("target: ")?.1.to_owned()))
        .collect()
}

#[test]
fn an_operation_of_another_name_is_the_same_by_its_path() {
    renamed(&[("FetchPet", "GetPet")], &[("FetchPet", "GetPet")]);
}

#[test]
fn a_path_of_another_name_is_the_same_by_its_operations() {
    let spec = renamed(
        &[("/v1/Pets/{Id}", "/v1/Animals/{Id}")],
        &[("/v1/Pets/{Id}", "/v1/Animals/{Id}")],
    );
    assert_eq!(targets(&spec)[1], "$.paths['/v1/Animals/{Id}'].get");
    let text = String::from_utf8_lossy(&spec.overlay.text).into_owned();
    assert!(
        text.contains("# Names of people."),
        "what people write around it stays"
    );
}

#[test]
fn a_path_and_an_operation_there_may_both_have_other_names() {
    renamed(
        &[
            ("/v1/Pets/{Id}", "/v1/Animals/{Id}"),
            ("FetchPet", "FetchAnimal"),
        ],
        &[
            ("/v1/Pets/{Id}", "/v1/Animals/{Id}"),
            ("FetchPet", "FetchAnimal"),
        ],
    );
}

#[test]
fn a_path_parameter_of_another_name_is_the_same_by_its_facts() {
    renamed(
        &[("{Id}", "{Pet}"), ("name: Id,", "name: Pet,")],
        &[("{Id}", "{Pet}"), ("      Id:", "      Pet:")],
    );
}

#[test]
fn a_schema_of_another_name_is_the_same_by_its_facts() {
    let spec = renamed(
        &[
            ("    pet:\n", "    animal:\n"),
            ("schemas/pet'", "schemas/animal'"),
        ],
        &[("  pet:\n", "  animal:\n")],
    );
    assert_eq!(
        targets(&spec)[0],
        "$.components.schemas.animal.properties.name"
    );
}

#[test]
fn a_field_that_may_be_the_same_takes_its_sentence_along_for_somebody_to_look_at() {
    let mut spec = Spec::new();
    let update = spec.update(&[
        ("        name: {", "        label: {"),
        ("required: [name]", "required: [label]"),
    ]);
    assert_eq!(
        spec.to_do(),
        ["label: What it is called. | this sentence may be about something else now"]
    );
    assert_eq!(
        targets(&spec)[0],
        "$.components.schemas.pet.properties.label"
    );
    let note = "pets.yaml: /schemas/pet/fields/name -> /schemas/pet/fields/label";
    assert!(
        update.notes.iter().any(|line| line == note),
        "{:?}",
        update.notes
    );
    spec.take(&[], true);
    assert_eq!(spec.to_do(), [""; 0]);
}

#[test]
fn an_operation_that_moves_to_another_path_keeps_its_sentences() {
    let mut spec = Spec::new();
    spec.update(&[("    post:\n      operationId: UpdatePet", "  /v1/Changes/{Id}:\n    servers: [{ url: 'https://pets.example.com' }]\n    post:\n      operationId: UpdatePet")]);
    assert_eq!(
        spec.to_do(),
        ["/v1/Changes/{Id}: '' | a sentence is missing: /paths/~1v1~1Changes~1{Id}"]
    );
    assert!(spec.prose().contains("Changes what is known of a pet."));
}

#[test]
fn of_two_that_are_alike_none_is_guessed() {
    let mut spec = Spec::new();
    spec.update(&[(
        "    pet:\n",
        "    one:\n      type: object\n    two:\n      type: object\n    pet:\n",
    )]);
    let before = spec.prose();
    spec.update(&[(
        "    pet:\n",
        "    three:\n      type: object\n    four:\n      type: object\n    pet:\n",
    )]);
    assert_eq!(spec.prose(), before);
}
