// What is new announces itself and moves nothing; the open row follows the address.
let waiting = new Set();

function pill() {
  const button = cg.one("[data-new]");
  if (!button) return;
  cg.one("[data-new-count]", button).textContent = waiting.size;
  button.hidden = waiting.size === 0;
}

document.addEventListener("arrived", (event) => {
  const { view, case: id } = JSON.parse(event.detail.data);
  const list = cg.one("desk-list");
  if (!list || list.dataset.view !== view || document.getElementById(`row-${id}`)) return;
  waiting.add(id);
  pill();
});

document.addEventListener("desk:anew", (event) => { waiting = new Set(event.detail); pill(); });
document.addEventListener("desk:fresh", () => { waiting = new Set(); pill(); });

document.addEventListener("click", async (event) => {
  if (!event.target.closest("[data-new]")) return;
  await htmx.ajax("GET", location.href, { target: "#list", select: "#list", swap: "outerMorph" });
  cg.one("desk-list").scrollTop = 0;
  document.dispatchEvent(new Event("desk:fresh"));
});

function follow() {
  for (const link of cg.all(".row-link")) {
    if (link.pathname === location.pathname) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
document.addEventListener("htmx:after:history:push", follow);
document.addEventListener("htmx:after:swap", () => { follow(); toEnd(); });

// A conversation opens at its end, where the last words are, and stays there while the reader does.
let atEnd = true;
const shown = new WeakSet();
function toEnd() {
  const thread = cg.one("#thread");
  if (!thread) return;
  const fresh = !shown.has(thread);
  shown.add(thread);
  if (fresh ? !location.hash : atEnd) thread.scrollTop = thread.scrollHeight;
}
document.addEventListener("htmx:before:swap", () => {
  const thread = cg.one("#thread");
  atEnd = thread && thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
});
toEnd();
