// Shared by every part of the desk's script: look-ups, the server's time, the CSRF header, cookies.
const cg = {
  one: (selector, root = document) => root.querySelector(selector),
  all: (selector, root = document) => [...root.querySelectorAll(selector)],
  meta: (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "",
  remember: (name, value) => { document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`; },
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

document.addEventListener("htmx:response:error", (event) => {
  const status = event.detail?.ctx?.response?.status;
  if (status === 403) cg.toast("You may not do that. Nothing was changed.");
  else if (status >= 500) cg.toast("That did not work, and nothing was changed. Try again.", 8);
});
