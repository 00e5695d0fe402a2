// What a visitor fills in goes to the server; the chat that it starts, its token's time and every refusal are shown.
//
// The token is kept in this variable alone: what a page stores, any script on the website can read later.

const byId = (id) => document.getElementById(id);

let session = null;
let isBusy = false;

/** Sends JSON to the server and returns the JSON of its answer, or throws a sentence for the visitor. */
async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The server can't be reached. Please check your connection and try again.");
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  const wait = response.headers.get("Retry-After");
  const when = wait ? ` (in ${wait} s)` : "";
  const error = new Error((answer.error ?? "Something went wrong. Please try again.") + when);
  error.isOver = response.status === 403;
  throw error;
}

/** Runs one action at a time and shows what became of it. */
async function act(button, progress, done, action) {
  if (isBusy) {
    return;
  }
  isBusy = true;
  button.setAttribute("aria-disabled", "true");
  showError("");
  byId("status").textContent = progress;
  try {
    await action();
    byId("status").textContent = done;
  } catch (error) {
    byId("status").textContent = "";
    showError(error.message);
    if (error.isOver) {
      leave();
    }
  } finally {
    isBusy = false;
    button.removeAttribute("aria-disabled");
  }
}

function showError(text) {
  byId("error").textContent = text;
  byId("error").hidden = text === "";
}

async function start() {
  const formData = Object.fromEntries(new FormData(byId("form")));
  const { token, conversationSid, expiration } = await post("/initWebchat", { formData });
  session = { token, conversationSid, expiration, tokens: 1 };
  show();
  byId("chat-title").focus();
}

async function refresh() {
  const { token, expiration } = await post("/refreshToken", { token: session.token });
  session = { ...session, token, expiration, tokens: session.tokens + 1 };
  show();
}

function leave() {
  if (session !== null) {
    session = null;
    byId("form").reset();
    show();
    byId("name").focus();
  }
}

function show() {
  byId("form").hidden = session !== null;
  byId("chat").hidden = session === null;
  byId("conversation").textContent = session?.conversationSid ?? "";
  byId("tokens").textContent = session?.tokens ?? "";
  showCountdown();
}

function showCountdown() {
  const left = Math.max(0, Math.floor(((session?.expiration ?? 0) - Date.now()) / 1000));
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, seconds] = [left / 3600, (left / 60) % 60, left % 60].map(Math.floor);
  byId("countdown").textContent =
    left === 0 ? "expired" : `${hours > 0 ? `${hours}:` : ""}${two(minutes)}:${two(seconds)}`;
}

byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  act(byId("start"), "Starting the chat…", "The chat has started.", start);
});
byId("refresh").addEventListener("click", () => {
  act(byId("refresh"), "Refreshing the token…", "The token was refreshed.", refresh);
});
byId("again").addEventListener("click", () => {
  if (!isBusy) {
    leave();
    showError("");
    byId("status").textContent = "You have left the chat.";
  }
});
setInterval(showCountdown, 1000);
