//! The API in, how inputs and models are made out: the required inputs of a call that has many, a model that requests contain, and
//! one that the service answers with.

use super::super::example;
use super::super::example_text::literal;
use super::super::example_value::Scribe;
use super::calls;
use super::fill::{Fill, Fills};
use super::scripted_answer::sid;
use crate::ir::{Field, Model, Module, Response, Type, TypeName};
use crate::targets::context::RenderCtx;

/// The example, if there is a model with a field of text.
pub(super) fn fills(cx: &RenderCtx<'_>) -> Fills {
    let mut scribe = Scribe::new(cx);
    let answered = answered(cx).map(|(name, model)| assigned(cx, &mut scribe, &name, model));
    let contained = contained(cx).map(|(name, model)| chained(cx, &mut scribe, &name, model));
    let required = required(cx, &mut scribe);
    let lines: Vec<String> = [required, contained.flatten(), answered.flatten()]
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    if lines.is_empty() {
        return Fills::new();
    }
    Fills::from([
        ("model_imports", Fill::Lines(scribe.imports())),
        ("models", Fill::Lines(lines)),
    ])
}

/// The required inputs of the first call that has a struct for them.
fn required(cx: &RenderCtx<'_>, scribe: &mut Scribe<'_>) -> Option<Vec<String>> {
    let mut operations = cx.api.operations().map(|(_, operation)| operation);
    let (operation, name) =
        operations.find_map(|operation| Some((operation, operation.required_struct.as_ref()?)))?;
    let example = operation.request_examples.first();
    let inputs = example::required(scribe, operation, name, example);
    Some(vec![format!("let inputs = {inputs};")])
}

/// The model that the first call answers with, else one of another call.
fn answered<'a>(cx: &RenderCtx<'a>) -> Option<(TypeName, &'a Model)> {
    let others = cx.api.operations().map(|(_, operation)| operation);
    let operations = calls::first(cx).into_iter().chain(others);
    let models = operations.filter_map(|operation| match &operation.response {
        Response::One(Type::Model(name))
        | Response::Page {
            item: Type::Model(name),
            ..
        } => Some((name.clone(), cx.model(name)?)),
        _ => None,
    });
    let mut models = models.filter(|(_, model)| !model.is_input);
    models.find(|(_, model)| shown(cx, model).is_some())
}

/// The first model that requests contain. A setter called `default` would hide how a model begins.
fn contained<'a>(cx: &RenderCtx<'a>) -> Option<(TypeName, &'a Model)> {
    let is_hidden = |model: &Model| {
        let mut fields = model.fields.iter();
        fields.any(|field| field.name.rust == "default")
    };
    let models = cx.api.modules.iter().flat_map(models_of);
    let mut models = models.filter(|(_, model)| model.is_input && !is_hidden(model));
    models.find(|(_, model)| text_field(cx, model).is_some())
}

fn models_of(module: &Module) -> impl Iterator<Item = (TypeName, &Model)> {
    let models = module
        .resources
        .iter()
        .flat_map(|resource| &resource.models);
    models.map(|model| {
        let name = TypeName {
            module: module.rust.clone(),
            rust: model.name.rust.clone(),
        };
        (name, model)
    })
}

/// Two statements: an empty model, and a field that is set.
fn assigned(
    cx: &RenderCtx<'_>,
    scribe: &mut Scribe<'_>,
    name: &TypeName,
    model: &Model,
) -> Option<Vec<String>> {
    let (field, value) = shown(cx, model)?;
    let value = match field.ty {
        Type::String => format!("{value}.to_owned()"),
        _ => format!("{value}.parse()?"),
    };
    let model = scribe.named(&name.module, &name.rust);
    Some(vec![
        format!("let mut answer = {model}::default();"),
        format!("answer.{} = Some({value});", field.name.rust),
    ])
}

/// One expression with a setter.
fn chained(
    cx: &RenderCtx<'_>,
    scribe: &mut Scribe<'_>,
    name: &TypeName,
    model: &Model,
) -> Option<Vec<String>> {
    let (field, value) = text_field(cx, model)?;
    let model = scribe.named(&name.module, &name.rust);
    let setter = &field.name.rust;
    Some(vec![format!(
        "let contained = {model}::default().{setter}({value});"
    )])
}

/// A field that is an optional text, else a SID, with a value for it. The texts come first, so that another pattern of a SID is no
/// change of this page.
fn shown<'a>(cx: &RenderCtx<'_>, model: &'a Model) -> Option<(&'a Field, String)> {
    text_field(cx, model).or_else(|| sid_field(cx, model))
}

fn sid_field<'a>(cx: &RenderCtx<'_>, model: &'a Model) -> Option<(&'a Field, String)> {
    optional(model).find_map(|field| match &field.ty {
        Type::Sid(name) => Some((field, literal(&sid(cx, name)?))),
        _ => None,
    })
}

/// The first text that an example of a request has a value for, else the first text.
fn text_field<'a>(cx: &RenderCtx<'_>, model: &'a Model) -> Option<(&'a Field, String)> {
    let texts = || optional(model).filter(|field| field.ty == Type::String);
    let known = || texts().find_map(|field| Some((field, literal(known_text(cx, field)?))));
    let named = || {
        let field = texts().next()?;
        Some((field, literal(&field.name.rust.replace('_', " "))))
    };
    known().or_else(named)
}

fn optional(model: &Model) -> impl Iterator<Item = &Field> {
    model
        .fields
        .iter()
        .filter(|field| field.optional && !field.boxed)
}

/// What the example of a request has under the key of a field.
fn known_text<'a>(cx: &RenderCtx<'a>, field: &Field) -> Option<&'a str> {
    let operations = cx.api.operations().map(|(_, operation)| operation);
    let mut examples = operations.flat_map(|operation| &operation.request_examples);
    examples.find_map(|example| example.value.get(&field.name.wire)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::fills;
    use crate::targets::client::lib_rs::fill::Fill;
    use crate::targets::sample::{self, options};

    #[test]
    fn required_inputs_are_written_out_and_models_begin_empty() {
        let (mut api, options) = (sample::api(), options());
        let mut input = sample::model();
        input.is_input = true;
        input.name.rust = "Channel".to_owned();
        api.modules[0].resources[0].models.push(input);
        let lines = match fills(&sample::cx(&api, &options)).remove("models") {
            Some(Fill::Lines(lines)) => lines.join("\n"),
            _ => String::new(),
        };
        insta::assert_snapshot!(lines, @r#"
        let inputs = FlexFlowUpdate {
            flow_sid: "FO0123456789abcdef0123456789abcdef",
            identity: "identity",
            kind: FlexFlowChannelType::Web,
            ids: ["FO0123456789abcdef0123456789abcdef"],
        };
        let contained = Channel::default().contact_identity("contact identity");
        let mut answer = FlexFlow::default();
        answer.contact_identity = Some("contact identity".to_owned());
        "#);
    }

    #[test]
    fn without_a_struct_or_a_model_there_is_no_example() {
        let (mut api, options) = (sample::api(), options());
        let resource = &mut api.modules[0].resources[0];
        resource.models.clear();
        for operation in &mut resource.operations {
            operation.required_struct = None;
        }
        assert!(fills(&sample::cx(&api, &options)).is_empty());
    }
}
