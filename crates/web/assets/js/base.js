// Shared by every part of the desk's script: look-ups, the server's time, the CSRF header, cookies.
const cg = {
  one: (selector, root = document) => root.querySelector(selector),
  all: (selector, root = document) => [...root.querySelectorAll(selector)],
  meta: (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "",
  remember: (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; },
  wish: (name, value) => fetch("/settings/me/wish", { method: "POST", headers: cg.csrf(), body: new URLSearchParams({ name, value }), keepalive: true }),
  csrf: () => ({ "X-CSRF-Token": cg.meta("csrf-token") }),
};

// The clocks follow the server, not this machine.
{
  const ahead = Date.parse(cg.meta("server-time")) - Date.now() || 0;
  cg.now = () => Date.now() + ahead;
}

document.addEventListener("htmx:config:request", (event) => {
  Object.assign(event.detail.ctx.request.headers, cg.csrf());
});

// A short word at the foot of the page; it goes by itself.
cg.toast = (words, seconds = 4) => {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.toast = seconds;
  toast.textContent = words;
  cg.one("#toasts")?.append(toast);
};

// What never reached the server is told where it was written: the words stay, and can be sent again. A line that breaks
// tells of itself.
document.addEventListener("htmx:error", ({ detail }) => {
  const form = detail.ctx?.sourceElement?.closest?.("form");
  if (!form || detail.ctx.response) return;
  const held = cg.one("[data-unsent]", form);
  if (held) held.hidden = false;
  else cg.toast(cg.one("#toasts").dataset.lost, 8);
});
document.addEventListener("htmx:before:request", ({ detail }) => {
  const held = detail.ctx.sourceElement?.closest?.("form")?.querySelector("[data-unsent]");
  if (held) held.hidden = true;
});

// A refusal is a fragment that says why where it was asked, or a sentence: that is told, and the page stays as it is.
document.addEventListener("htmx:response:error", (event) => {
  const { ctx } = event.detail;
  if (ctx.response.status === 401 || ctx.response.headers.get("content-type")?.startsWith("text/html")) return;
  ctx.status = "refused";
  cg.toast(ctx.text || cg.one("#toasts").dataset.failed, 8);
});
