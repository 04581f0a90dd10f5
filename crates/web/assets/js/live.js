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

// What is on the screen is drawn anew where it stands. What has come meanwhile is told, and moves nothing.
async function fetchAnew() {
  last = Date.now();
  const text = async (address) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  };
  const shown = cg.all(".row").map((row) => row.id.slice("row-".length));
  const open = cg.one(".conversation")?.dataset.case;
  const rows = (cases) => text(`/desk/rows?${new URLSearchParams({ cases, ...open && { open } })}`);
  const asks = [];
  for (let at = 0; at < shown.length; at += 100) asks.push(rows(shown.slice(at, at + 100).join()));
  try {
    const [page, ...drawn] = await Promise.all([text(location.href), ...asks]);
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const parts = ["#rail", ".case-head", ".lock", ".ways", "#thread", "#person-card", "#person-facts", "#case-facts",
      "#case-past", shown.length ? ".list-title" : "#list"].filter((part) => cg.one(part) && cg.one(part, fresh))
      .map((part) => `<hx-partial hx-target="${part}" hx-swap="outerMorph">${cg.one(part, fresh).outerHTML}</hx-partial>`);
    await htmx.swap({ text: [...parts, ...drawn].join(""), sourceElement: document.body, swap: "none" });
    document.dispatchEvent(new CustomEvent("desk:anew", { detail: news(shown, fresh) }));
  } catch { lost = true; }
}

// The cases that stand in the list and not on the screen; what is behind the end of the screen is no news.
function news(shown, fresh) {
  const on = new Set(shown), there = shown.length ? cg.all(".row", fresh).map((row) => row.id.slice("row-".length)) : [];
  const end = cg.one("#rows-more") ? there.findLastIndex((id) => on.has(id)) + 1 : there.length;
  return there.slice(0, end).filter((id) => !on.has(id));
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
  ctx.request.action = url.pathname + url.search;
});
let end = cg.one("#rows-more a")?.href;
document.addEventListener("htmx:after:swap", () => {
  const now = cg.one("#rows-more a")?.href, line = cg.one("[data-live]");
  if (now === end) return;
  end = now;
  if (line?._htmx?.sse) restart(line);
});
function restart(line) {
  const anew = line.cloneNode();
  line._htmx?.sse?.reader?.cancel();
  line.replaceWith(anew);
  htmx.process(anew);
}
// A line that never stood is not taken up again by itself.
for (const failed of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(failed, (event) => {
    const line = event.detail.ctx?.sourceElement;
    if (!line?.matches?.("[data-live]")) return;
    if (event.detail.ctx.response?.status === 401) { location.reload(); return; }
    lost = true;
    show(navigator.onLine ? "reconnecting" : "offline");
    setTimeout(() => { if (line.isConnected && !line._htmx?.sse) restart(line); }, 2000 + Math.random() * 3000);
  });
}
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
