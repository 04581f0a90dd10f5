// The line to the server: shown as live, reconnecting or offline; what was missed is fetched when it returns.
const [connecting, live, reconnecting, offline] = (document.body.dataset.states ?? "|||").split("|");
const words = { connecting, live, reconnecting, offline, still: "" };
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

// Many may be told at the same moment to look again, and one of them often: a few seconds lie between.
let again = 0, last = 0;
function resync() {
  clearTimeout(again);
  const wait = Math.max(0, last + 3000 - Date.now());
  again = setTimeout(fetchAnew, wait && wait + Math.random() * 1000);
}

async function fetchAnew() {
  last = Date.now();
  const part = (selector) => cg.one(selector)
    && htmx.ajax("GET", location.href, { target: selector, select: selector, swap: "outerMorph" });
  await Promise.all(["#list", "#rail", ".case-head", ".lock", "#thread",
    "#person-card", "#person-facts", "#case-facts", "#case-past"].map(part));
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
// When the network says that it is back, a line that only seems to stand is made anew, and one that waits waits no more.
addEventListener("online", () => {
  if (!lost) return;
  show("reconnecting");
  const line = cg.one("[data-live]")?._htmx?.sse;
  line?.reader?.cancel();
  line?.delayCanceller?.();
});
// The line is told how far the list on the screen goes: rows behind its end are not worth their way.
document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  if (!ctx.sourceElement?.matches?.("[data-live]")) return;
  const url = new URL(ctx.request.action, location.href);
  const more = cg.one("#rows-more a");
  if (more) url.searchParams.set("until", new URL(more.href).searchParams.get("after"));
  if (new URL(location.href).searchParams.has("q")) url.searchParams.set("found", "true");
  ctx.request.action = url.pathname + url.search;
});
let end = cg.one("#rows-more a")?.href;
document.addEventListener("htmx:after:swap", () => {
  const now = cg.one("#rows-more a")?.href, line = cg.one("[data-live]");
  if (now === end) return;
  end = now;
  if (!line?._htmx?.sse) return;
  const anew = line.cloneNode();
  line._htmx.sse.reader?.cancel();
  line.replaceWith(anew);
  htmx.process(anew);
});
// A page that is left gives its line back: a browser keeps six to a host, and old pages with them. One that is come
// back to is fetched anew.
addEventListener("pagehide", () => {
  for (const line of cg.all("[data-live]")) {
    line._htmx?.sse?.reader?.cancel();
    line.remove();
  }
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
// The line may have stood before this script came.
{
  const line = cg.one("[data-live]");
  show(!line ? "still" : line._htmx?.sse?.status === 200 ? "live" : "connecting");
}
