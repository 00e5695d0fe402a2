//! The IR in, the files of the client crate out, not yet formatted.
//!
//! One file per thing that is printed, and one `quote!` per function.

mod client_rs;
mod example;
mod example_value;
mod handle;
mod lib_rs;
mod manifest;
mod model;
mod module;
mod open_enum;
mod operation_docs;
mod request;
mod required;
mod resource;
mod sid;

use super::context::RenderCtx;
use super::file::RenderedFile;
use super::options::Options;
use crate::ir::{Api, Module, Resource};

/// One file that is still to be rendered.
///
/// Tokens cannot be sent between threads. A task can, so a file is rendered where it is formatted.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    cx: RenderCtx<'a>,
    part: Part<'a>,
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
#[must_use]
pub fn tasks<'a>(api: &'a Api, options: &'a Options) -> Vec<Task<'a>> {
    let cx = RenderCtx {
        api,
        options,
        module: None,
        outside: false,
    };
    let mut tasks = [Part::Manifest, Part::Root, Part::Client, Part::Sids]
        .map(|part| Task { cx, part })
        .to_vec();
    for module in &api.modules {
        let cx = RenderCtx {
            module: Some(&module.rust),
            ..cx
        };
        tasks.push(Task {
            cx,
            part: Part::Module(module),
        });
        tasks.extend(module.resources.iter().map(|resource| Task {
            cx,
            part: Part::Resource(module, resource),
        }));
    }
    tasks
}

impl Task<'_> {
    /// Renders the file.
    #[must_use]
    pub fn render(&self) -> RenderedFile {
        match self.part {
            Part::Manifest => manifest::manifest(&self.cx),
            Part::Root => lib_rs::lib_rs(&self.cx),
            Part::Client => client_rs::client(&self.cx),
            Part::Sids => sid::sids(&self.cx),
            Part::Module(module) => module::module(&self.cx, module),
            Part::Resource(module, resource) => resource::resource(&self.cx, module, resource),
        }
    }
}

/// Renders the whole crate.
#[must_use]
pub fn render(api: &Api, options: &Options) -> Vec<RenderedFile> {
    tasks(api, options).iter().map(Task::render).collect()
}

#[cfg(test)]
mod tests {
    use crate::emit::{emit, emit_all};
    use crate::public_api::public_api;
    use crate::targets::client::{render, tasks};
    use crate::targets::sample;

    #[test]
    fn every_file_is_rust_down_to_the_macros_and_threads_change_nothing() {
        let (api, options) = (sample::api(), sample::options());
        let files: Vec<_> = render(&api, &options)
            .into_iter()
            .map(|file| emit(file).expect("Rust"))
            .collect();
        assert_eq!(emit_all(&tasks(&api, &options)).expect("Rust"), files);
        insta::assert_snapshot!(public_api(&files), @r#"
        sid::
        v1::
        use twilio_runtime::public::*
        use twilio_runtime::serde_json::json
        Client
        Client::new(credentials: Credentials) -> Result<Self, Error>
        Client::builder() -> ClientBuilder<Self>
        Client::from_env() -> Result<Self, Error>
        Client::v1() -> crate::v1::V1Handle
        Client: From<Client>
        sid::FlexFlowSid = ["FO"]
        v1::V1Handle
        v1::V1Handle::flex_flows() -> FlexFlowsHandle
        v1::V1Handle::flex_flow(sid: impl TryInto<FlexFlowSid, Error: Into<SidError>>) -> FlexFlowHandle
        v1::FlexFlowsHandle at /v1/FlexFlows
        v1::FlexFlowsHandle::create(friendly_name: impl AsRef<str>, channel_type: impl Into<FlexFlowChannelType>) -> CreateFlexFlow
        v1::FlexFlowsHandle::list() -> ListFlexFlow
        v1::FlexFlowHandle at /v1/FlexFlows/{Sid}
        v1::FlexFlowHandle::update(inputs: FlexFlowUpdate) -> UpdateFlexFlow
        v1::CreateFlexFlow: POST -> FlexFlow
        v1::CreateFlexFlow::contact_identity(impl AsRef<str>)
        v1::CreateFlexFlow::integration_flow_sid(impl TryInto<FlexFlowSid>)
        v1::CreateFlexFlow::enabled(bool)
        v1::CreateFlexFlow::plugins(impl IntoIterator<Item: Serialize>)
        v1::ListFlexFlow: GET -> [FlexFlow]
        v1::ListFlexFlow::ui_version(impl AsRef<str>)
        v1::UpdateFlexFlow: POST -> ()
        v1::FlexFlowUpdate
        v1::FlexFlowUpdate.flow_sid: FlexFlowSid
        v1::FlexFlowUpdate.identity: String
        v1::FlexFlowUpdate.kind: FlexFlowChannelType
        v1::FlexFlowUpdate.ids: Vec<FlexFlowSid>
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
                "Cargo.toml",
                "src/lib.rs",
                "src/client.rs",
                "src/sid.rs",
                "src/resources/mod.rs",
                "src/resources/flex_flows.rs"
            ]
        );
        assert!(files[1].contents.contains("pub mod resources;"));
        assert!(
            public_api(&files)
                .lines()
                .any(|line| line.starts_with("resources::CreateFlexFlow"))
        );
    }
}
