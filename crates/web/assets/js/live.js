// The line to the server: shown as live, reconnecting or offline; what was missed is fetched when it returns.
const words = { connecting: "Connecting", live: "Live", reconnecting: "Reconnecting…", offline: "Offline", still: "" };
let lost = false;

function show(state) {
  for (const pill of cg.all("[data-pill]")) {
    pill.dataset.pill = state;
    pill.hidden = state === "still";
    const word = cg.one("[data-pill-word]", pill);
    if (word) word.textContent = words[state];
  }
  document.body.dataset.line = state;
}

async function resync() {
  const again = (selector) => cg.one(selector)
    && htmx.ajax("GET", location.href, { target: selector, select: selector, swap: "outerMorph" });
  await Promise.all(["#list", "#rail", ".case-head", "#thread"].map(again));
  document.dispatchEvent(new Event("desk:fresh"));
}

document.addEventListener("htmx:sse:after:connection", () => {
  show("live");
  if (lost) resync();
  lost = false;
});
document.addEventListener("resync", resync);
document.addEventListener("htmx:sse:before:connection", (event) => {
  if (event.detail.connection.attempt > 0) { lost = true; show(navigator.onLine ? "reconnecting" : "offline"); }
});
document.addEventListener("htmx:sse:error", (event) => {
  if (event.detail.status === 401) { location.reload(); return; }
  lost = true;
  show(navigator.onLine ? "reconnecting" : "offline");
});
addEventListener("offline", () => { lost = true; show("offline"); });
addEventListener("online", () => { if (lost) show("reconnecting"); });
// A page that is left gives its line back: a browser keeps six to a host, and old pages with them. One that is come
// back to is fetched anew.
addEventListener("pagehide", () => {
  for (const line of cg.all("[data-live]")) {
    line._htmx?.sse?.reader?.cancel();
    line.remove();
  }
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
show(cg.one("[data-live]") ? "connecting" : "still");
