//! A visitor uses the page in Chromium, by keyboard and on a phone. `examples/webchat/browser/run` starts what this needs.

use std::{env, net::SocketAddr, path::PathBuf, time::Duration};

use serde_json::{Value, json};
use thirtyfour::{By, ChromiumLikeCapabilities as _, DesiredCapabilities, Key, WebDriver};
use tokio::time::{Instant, sleep};
use twilio_flex_mock::{Fault, MockServer};

use crate::{
    mock_server::mock,
    support::{http, running::Running},
};

const PATIENCE: Duration = Duration::from_secs(10);

/// A picture is taken of each, as wide and as high as here.
const DESKTOP: (u32, u32) = (1280, 800);
const PHONE: (u32, u32) = (360, 740);

/// Returns the contrast of each text with its background, if it is too low for people with weak eyes (WCAG 2, AA).
const FAINT_TEXTS: &str = r"
    const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
    const background = (element) => {
        for (; element; element = element.parentElement) {
            const [r, g, b, alpha = 1] = channels(getComputedStyle(element).backgroundColor);
            if (alpha > 0) return [r, g, b];
        }
        return [255, 255, 255];
    };
    const light = ([r, g, b]) => [r, g, b]
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const contrast = (element) => {
        const pair = [channels(getComputedStyle(element).color), background(element)].map(light);
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    };
    return [...document.querySelectorAll('main *')]
        .filter((element) => element.checkVisibility() && element.textContent.trim() !== '')
        .filter((element) => contrast(element) < 4.5)
        .map((element) => `${element.tagName}: ${contrast(element)}`);
";

/// A browser that shows the page.
#[derive(Clone)]
struct Page(WebDriver);

#[tokio::test]
async fn a_visitor_starts_a_chat_and_sees_what_becomes_of_it() {
    let page = Page::open().await;
    // The browser is closed whatever the visit comes to.
    let visit = tokio::spawn(visit(page.clone())).await;
    page.0.quit().await.expect("a browser that ends");
    visit.expect("a good visit");
}

async fn visit(page: Page) {
    let mock = mock().await;
    for (name, size, scheme) in [
        ("desktop-light", DESKTOP, "light"),
        ("desktop-dark", DESKTOP, "dark"),
        ("phone-light", PHONE, "light"),
        ("phone-dark", PHONE, "dark"),
    ] {
        page.look_like(size, scheme).await;
        mock.clear_faults();
        let server = Running::at(mock.base_url(), &[]).await;
        page.0.goto(server.url("/")).await.expect("a page");
        page.check(&format!("{name}-form")).await;
        start(&page).await;
        page.check(&format!("{name}-chat")).await;
        refresh(&page).await;
        let address = server.address;
        server.stop().await.expect("no panic").expect("a good end");
        let server = with_another_key(&mock, address).await;
        refused_refresh(&page).await;
        page.check(&format!("{name}-refused")).await;
        mock.fault(Fault::status(503));
        unavailable(&page).await;
        page.check(&format!("{name}-unavailable")).await;
        server.stop().await.expect("no panic").expect("a good end");
        unreachable(&page).await;
    }
}

/// Starts the server anew with a key whose secret is another one, which ends all sessions.
async fn with_another_key(mock: &MockServer, address: SocketAddr) -> Running {
    let address = address.to_string();
    let changes = [
        ("LISTEN", &*address),
        ("TWILIO_API_SECRET", "another secret"),
    ];
    Running::at(mock.base_url(), &changes).await
}

/// Fills in the form and sends it, by keyboard alone.
async fn start(page: &Page) {
    // The labels are what a screen reader reads.
    for (label, text) in [
        ("Your name", "Ada Lovelace"),
        ("How can we help you? (required)", "Where is my order?"),
    ] {
        page.press(Key::Tab).await;
        assert_eq!(
            page.value("document.activeElement.labels[0].textContent")
                .await,
            label
        );
        page.press(text).await;
    }
    page.press(Key::Tab).await;
    page.press(Key::Enter).await;
    page.shows("status", "The chat has started.").await;
    let conversation = page.text("conversation").await;
    assert!(conversation.starts_with("CH"), "{conversation}");
    page.shows("tokens", "1").await;
    let left = page.text("countdown").await;
    assert!(left.starts_with("59:") || left == "1:00:00", "{left}");
    assert_eq!(page.value("document.activeElement.id").await, "chat-title");
    page.shows("error", "").await;
}

async fn refresh(page: &Page) {
    page.click("refresh").await;
    page.shows("status", "The token was refreshed.").await;
    page.shows("tokens", "2").await;
}

async fn refused_refresh(page: &Page) {
    page.click("refresh").await;
    page.shows("error", "The chat session is over. Please start a new one.")
        .await;
    assert_eq!(
        page.value("document.getElementById('error').getAttribute('role')")
            .await,
        "alert"
    );
    assert_eq!(page.value("document.activeElement.id").await, "name");
    assert_eq!(
        page.value("document.getElementById('chat').hidden").await,
        true
    );
}

async fn unavailable(page: &Page) {
    page.press(Key::Tab).await;
    page.press("Hello?").await;
    page.click("start").await;
    let sentence = "The chat is not available at the moment. Please try again shortly. (in 5 s)";
    page.shows("error", sentence).await;
    // Nobody has to write the question again.
    assert_eq!(
        page.value("document.getElementById('query').value").await,
        "Hello?"
    );
}

async fn unreachable(page: &Page) {
    page.click("start").await;
    let sentence = "The server can't be reached. Please check your connection and try again.";
    page.shows("error", sentence).await;
}

impl Page {
    async fn open() -> Self {
        let mut chromium = DesiredCapabilities::chrome();
        // The sandbox of Chromium does not work for root, which containers often run as.
        for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"] {
            chromium.add_arg(argument).expect("an argument");
        }
        let address = env::var("WEBDRIVER").expect("examples/webchat/browser/run sets it");
        // What drives the browser is such a client too.
        drop(http::client());
        Self(WebDriver::new(&address, chromium).await.expect("a browser"))
    }

    /// Makes the page as large as it is on such a screen, and light or dark.
    async fn look_like(&self, (width, height): (u32, u32), scheme: &str) {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500});
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", metrics),
            ("Emulation.setEmulatedMedia", media),
        ] {
            let done = self.0.cdp().send_raw(command, parameters).await;
            done.expect("a command of Chromium");
        }
    }

    /// Takes a picture, and checks what a picture would only show to somebody who looks at it.
    async fn check(&self, name: &str) {
        let folder: PathBuf = env::var_os("PICTURES").expect("a folder").into();
        let picture = folder.join(format!("{name}.png"));
        self.0.screenshot(&picture).await.expect("a picture");
        let width = "document.documentElement.scrollWidth <= window.innerWidth";
        assert_eq!(self.value(width).await, true, "{name} scrolls to the side");
        let faint = self.run(FAINT_TEXTS).await;
        assert_eq!(faint, json!([]), "{name}");
    }

    async fn press(&self, keys: impl Into<thirtyfour::TypingData>) {
        let focused = self.0.active_element().await.expect("an element");
        focused.send_keys(keys).await.expect("keys");
    }

    async fn click(&self, id: &str) {
        let element = self.0.find(By::Id(id)).await.expect("an element");
        element.click().await.expect("a click");
    }

    /// Waits until this element has this text.
    async fn shows(&self, id: &str, expected: &str) {
        let start = Instant::now();
        while self.text(id).await != expected {
            let text = self.text(id).await;
            assert!(
                start.elapsed() < PATIENCE,
                "{id}: {text:?}, not {expected:?}"
            );
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// Returns the text of this element as somebody sees it, which is nothing if it is hidden.
    async fn text(&self, id: &str) -> String {
        let element = self.0.find(By::Id(id)).await.expect("an element");
        element.text().await.expect("text")
    }

    /// Returns the value of an expression in the page.
    async fn value(&self, expression: &str) -> Value {
        self.run(&format!("return {expression};")).await
    }

    async fn run(&self, script: &str) -> Value {
        let result = self.0.execute(script, Vec::new()).await;
        result.expect("a script that runs").json().clone()
    }
}
