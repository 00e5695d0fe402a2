//! The IR in, the files of the client crate out, not yet formatted.
//!
//! One file per thing that is printed, and one `quote!` per function.

mod client_rs;
mod example;
mod example_text;
mod example_value;
mod file_names;
mod handle;
mod input_docs;
mod lib_rs;
mod manifest;
mod model;
mod module;
mod newtype;
mod open_enum;
mod operation_docs;
mod outcomes;
mod request;
mod required;
mod resource;
mod sid;
mod union;

use self::file_names::file_names;
use super::context::RenderCtx;
use super::file::RenderedFile;
use crate::ir::{Module, Resource};

/// One file that is still to be rendered.
#[derive(Clone)]
pub(super) struct Task<'a> {
    cx: RenderCtx<'a>,
    path: String,
    part: Part<'a>,
}

impl<'a> Task<'a> {
    fn new(cx: RenderCtx<'a>, path: impl Into<String>, part: Part<'a>) -> Self {
        Self {
            cx,
            path: path.into(),
            part,
        }
    }
}

/// What a file is about.
#[derive(Clone, Copy)]
enum Part<'a> {
    Manifest,
    Root,
    Client,
    Sids,
    Module(&'a Module),
    Resource(&'a Module, &'a Resource),
}

/// Lists the files of the crate, in their order.
pub(super) fn tasks(cx: RenderCtx<'_>) -> Vec<Task<'_>> {
    let api = cx.api;
    let mut tasks = vec![
        Task::new(cx, "Cargo.toml", Part::Manifest),
        Task::new(cx, "src/lib.rs", Part::Root),
        Task::new(cx, "src/client.rs", Part::Client),
        Task::new(cx, "src/sid.rs", Part::Sids),
    ];
    let folders = file_names(api.modules.iter().map(|module| module.rust.as_str()));
    for (module, folder) in api.modules.iter().zip(folders) {
        let cx = RenderCtx {
            module: Some(&module.rust),
            ..cx
        };
        let path = format!("src/{folder}/mod.rs");
        tasks.push(Task::new(cx, path, Part::Module(module)));
        let resources = module.resources.iter();
        let files = file_names(resources.clone().map(|resource| resource.rust.as_str()));
        for (resource, file) in resources.zip(files) {
            let path = format!("src/{folder}/{file}.rs");
            tasks.push(Task::new(cx, path, Part::Resource(module, resource)));
        }
    }
    tasks
}

impl Task<'_> {
    /// Renders the file.
    pub(super) fn render(&self) -> RenderedFile {
        let cx = &self.cx;
        let (source, contents) = match self.part {
            Part::Manifest => (cx.documents(), manifest::manifest(cx)),
            Part::Root => (cx.documents(), lib_rs::lib_rs(cx)),
            Part::Client => (cx.documents(), client_rs::client(cx)),
            Part::Sids => (cx.documents(), sid::sids(cx)),
            Part::Module(module) => (module.document.clone(), module::module(cx, module)),
            Part::Resource(module, resource) => {
                (module.document.clone(), resource::resource(cx, resource))
            }
        };
        RenderedFile {
            path: self.path.clone(),
            source,
            contents,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proc_macro2::{TokenStream, TokenTree};

    use crate::emit::{emit, emit_all};
    use crate::ir::Example;
    use crate::names::is_reserved_type;
    use crate::public_api::public_api;
    use crate::targets::{sample, tasks};

    #[test]
    fn every_file_is_rust_down_to_the_macros_and_threads_change_nothing() {
        let (api, options) = (sample::api(), sample::options());
        let files: Vec<_> = tasks(&api, &options)
            .iter()
            .map(|task| emit(task.render()).expect("Rust"))
            .collect();
        assert_eq!(emit_all(&tasks(&api, &options)).expect("Rust"), files);
        insta::assert_snapshot!(public_api(&files), @r#"
        sid::
        v1::
        use twilio_runtime::public::*
        use twilio_runtime::public::{ HttpTransport, HttpTransportBuilder, Proxy, TransportBuilder, }
        use twilio_runtime::public::Blocking
        use twilio_runtime::public::{ AccessToken, AccessTokenError, AccessTokenKey, AccessTokenValidator, CapabilityPolicy, CapabilityToken, ChatGrant, Grants, PolicyFilter, SignedToken, SyncGrant, TaskRouterGrant, VerifiedAccessToken, VideoGrant, VoiceGrant, VoiceIncoming, VoiceOutgoing, }
        use twilio_runtime::public::ReqwestTransport
        use twilio_runtime::public::{ ServiceTransport, TransportService }
        use twilio_runtime::public::{ ConversationsEvent, ConversationsEventType, ForwardedHeader, HeaderMap, SignedWebhook, WebhookAddress, WebhookError, WebhookSecret, WebhookValidator, }
        use twilio_runtime::public::{ WebhookLayer, WebhookService }
        use twilio_runtime::serde_json::json
        Client
        Client::new(credentials: Credentials) -> Result<Self, Error>
        Client::builder() -> ClientBuilder<Self>
        Client::from_env() -> Result<Self, Error>
        Client::from_core(core: &Core) -> Self
        Client::as_core() -> &Core
        Client::request(method: Method, path: impl AsRef<str>) -> RawRequest
        Client::v1() -> crate::v1::V1Handle
        Client: From<Client>
        sid::FlexFlowSid = ["FO"]
        v1::V1Handle
        v1::V1Handle::flex_flows() -> FlexFlowsHandle
        v1::V1Handle::flex_flow(sid: impl IntoSid<FlexFlowSid>) -> FlexFlowHandle
        v1::FlexFlowsHandle at /v1/FlexFlows
        v1::FlexFlowsHandle::create(friendly_name: impl IntoText, channel_type: impl IntoValue<FlexFlowChannelType>) -> CreateFlexFlow
        v1::FlexFlowsHandle::list() -> ListFlexFlow
        v1::FlexFlowHandle at /v1/FlexFlows/{Sid}
        v1::FlexFlowHandle::update(inputs: FlexFlowUpdate<impl IntoSid<FlexFlowSid>, impl IntoText, impl IntoValue<FlexFlowChannelType>, impl IntoIterator<Item: IntoSid<FlexFlowSid>>>) -> UpdateFlexFlow
        v1::CreateFlexFlow: POST -> FlexFlow
        v1::CreateFlexFlow::contact_identity(impl IntoText)
        v1::CreateFlexFlow::integration_flow_sid(impl IntoSid<FlexFlowSid>)
        v1::CreateFlexFlow::enabled(bool)
        v1::CreateFlexFlow::plugins(impl IntoIterator<Item: IntoJson>)
        v1::ListFlexFlow: GET -> [FlexFlow]
        v1::ListFlexFlow::ui_version(impl IntoText)
        v1::UpdateFlexFlow: POST -> ()
        v1::FlexFlowUpdate<A = FlexFlowSid, B = String, C = FlexFlowChannelType, D = Vec<FlexFlowSid>>
        v1::FlexFlowUpdate.flow_sid: A
        v1::FlexFlowUpdate.identity: B
        v1::FlexFlowUpdate.kind: C
        v1::FlexFlowUpdate.ids: D
        v1::FlexFlow
        v1::FlexFlow.sid: Option<FlexFlowSid>
        v1::FlexFlow.contact_identity: Option<String>
        v1::FlexFlow.questions: Vec<Json>
        v1::FlexFlow.type_: Option<Box<FlexFlow>>
        v1::FlexFlowChannelType
        v1::FlexFlowChannelType::Web = "web"
        v1::FlexFlowChannelType::AvgTime = "avg. time"
        "#);
    }

    #[test]
    fn everything_that_an_api_can_have_is_written_in_the_notation_of_the_macros() {
        let (api, options) = (sample::everything(), sample::options());
        let files = emit_all(&tasks(&api, &options)).expect("Rust");
        let file = files
            .iter()
            .find(|file| file.path.ends_with("flex_flows.rs"));
        let file = file.map_or("", |file| &file.contents);
        let from = file.find("/// The operation `Search`.").unwrap_or_default();
        let to = file.find("runtime::model!").unwrap_or(file.len());
        insta::assert_snapshot!(&file[from..to]);
        let public = public_api(&files);
        let from = public.find("v1::Search:").unwrap_or_default();
        insta::assert_snapshot!("the_public_api_of_everything", &public[from..]);
    }

    #[test]
    fn no_text_of_a_document_hides_anything_in_a_file() {
        let (mut api, options) = (sample::everything(), sample::options());
        let hidden = "\u{1b}[31m\u{202e}\u{2066}\u{200b}\u{2028}\r\n*/ \" \u{1}";
        let module = &mut api.modules[0];
        module.document = format!("{hidden}.yaml");
        module.title = hidden.to_owned();
        let resource = &mut module.resources[0];
        for operation in &mut resource.operations {
            operation.name.wire = hidden.to_owned();
            operation.path = hidden.to_owned();
            operation.server = hidden.to_owned();
            operation.docs = sample::docs(hidden, hidden);
            operation.docs.aliases = vec![hidden.to_owned(), "\u{202e}a".to_owned()];
            operation.request_examples = vec![Example {
                name: hidden.to_owned(),
                value: serde_json::json!({ hidden: hidden }),
            }];
            for input in &mut operation.inputs {
                input.name.wire = hidden.to_owned();
            }
        }
        for field in &mut resource.models[0].fields {
            field.name.wire = hidden.to_owned();
        }
        for variant in &mut resource.enums[0].variants {
            variant.name.wire = hidden.to_owned();
        }
        api.sids[0].docs = sample::docs(hidden, hidden);
        let is_hidden = |character| character != '\n' && crate::text::is_hidden(character);
        for file in emit_all(&tasks(&api, &options)).expect("Rust") {
            assert!(!file.contents.contains(is_hidden), "{}", file.path);
        }
    }

    /// The names of the prelude that a Rust file uses.
    fn prelude_names(tokens: TokenStream, found: &mut BTreeSet<String>) {
        const PRELUDE: &[&str] = &[
            "AsMut",
            "AsRef",
            "Box",
            "Clone",
            "Copy",
            "Default",
            "Drop",
            "Eq",
            "Err",
            "Extend",
            "Fn",
            "FnMut",
            "FnOnce",
            "From",
            "FromIterator",
            "Future",
            "Into",
            "IntoFuture",
            "IntoIterator",
            "Iterator",
            "None",
            "Ok",
            "Option",
            "Ord",
            "PartialEq",
            "PartialOrd",
            "Result",
            "Send",
            "Sized",
            "Some",
            "String",
            "Sync",
            "ToOwned",
            "ToString",
            "TryFrom",
            "TryInto",
            "Unpin",
            "Vec",
        ];
        for token in tokens {
            match token {
                TokenTree::Group(group) => prelude_names(group.stream(), found),
                TokenTree::Ident(name) if PRELUDE.contains(&name.to_string().as_str()) => {
                    found.insert(name.to_string());
                }
                _ => {}
            }
        }
    }

    #[test]
    fn few_names_of_the_prelude_are_used_and_each_is_kept_from_types() {
        let (mut api, options) = (sample::everything(), sample::options());
        // These have a variant `Ok` of their own.
        api.modules[0].resources[0].outcomes.clear();
        let mut found = BTreeSet::new();
        for file in emit_all(&tasks(&api, &options)).expect("Rust") {
            if file.path.starts_with("src/v1/") {
                prelude_names(file.contents.parse().expect("tokens"), &mut found);
            }
        }
        // The handles derive it, and a derive is not looked up among the types.
        found.remove("Clone");
        insta::assert_debug_snapshot!(found, @r#"
        {
            "Box",
            "Into",
            "IntoIterator",
            "Option",
            "String",
            "Vec",
        }
        "#);
        assert!(found.iter().all(|name| is_reserved_type(name)));
    }

    #[test]
    fn a_module_that_is_not_ascii_has_a_file_that_is() {
        let (mut api, options) = (sample::api(), sample::options());
        api.modules[0].rust = "größe".to_owned();
        api.modules[0].resources[0].rust = "日本".to_owned();
        let files = emit_all(&tasks(&api, &options)).expect("Rust");
        assert!(files.iter().all(|file| file.path.is_ascii()));
        let declared = |path: &str, line: &str| {
            let file = files.iter().find(|file| file.path == path);
            assert!(
                file.is_some_and(|file| file.contents.contains(line)),
                "{path}"
            );
        };
        declared(
            "src/lib.rs",
            "#[path = \"gruf6udfe_/mod.rs\"]\npub mod größe;",
        );
        declared(
            "src/gruf6udfe_/mod.rs",
            "#[path = \"u65e5u672c_.rs\"]\nmod 日本;",
        );
    }

    #[test]
    fn an_api_without_a_version_has_one_module() {
        let (mut api, options) = (sample::api(), sample::options());
        api.modules[0].rust = "resources".to_owned();
        api.modules[0].handle = None;
        api.accessors = vec![sample::step("FlexFlows", "flex_flows", "FlexFlowsHandle")];
        let files = emit_all(&tasks(&api, &options)).expect("Rust");
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "description.json",
                "Cargo.toml",
                "src/lib.rs",
                "src/client.rs",
                "src/sid.rs",
                "src/resources/mod.rs",
                "src/resources/flex_flows.rs"
            ]
        );
        assert!(files[2].contents.contains("pub mod resources;"));
        assert!(
            public_api(&files)
                .lines()
                .any(|line| line.starts_with("resources::CreateFlexFlow"))
        );
    }
}
