/* The chat of a brand, for the sites that it allows:
   <script async src="https://…/chat/acc_…/widget.js" data-lang="en"></script>
   Calls made before this loads are kept: (window.commonground ||= []).push(["identify", token]). */
(() => {
  "use strict";
  const script = document.currentScript;
  const base = script && script.src.replace(/\/widget\.js([?#].*)?$/, "");
  if (!base || window.commonground?.ready) return;
  const home = new URL(base).origin;
  const mark = `commonground.${base.split("/").pop()}`;
  const calls = Array.isArray(window.commonground) ? window.commonground : [];
  const words = { en: ["Chat with us", "Close the chat"], de: ["Chatten Sie mit uns", "Chat schließen"] };
  const lang = (script.dataset.lang || document.documentElement.lang || navigator.language || "en").slice(0, 2);
  const [openWord, closeWord] = words[lang] || words.en;
  const left = script.dataset.side === "left";
  const colour = /^#[0-9a-f]{6}$/i.test(script.dataset.colour || "") ? script.dataset.colour : "#0f6f69";
  const dark = parseInt(colour.slice(1, 3), 16) * 0.3 + parseInt(colour.slice(3, 5), 16) * 0.59 + parseInt(colour.slice(5), 16) * 0.11 < 140;

  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; position: fixed !important; z-index: 2147483000 !important;
      inset-block-end: max(16px, env(safe-area-inset-bottom)) !important; ${left ? "left" : "right"}: 16px !important; }
    button { all: unset; box-sizing: border-box; display: grid; place-items: center; inline-size: 56px; block-size: 56px;
      margin-inline-start: ${left ? 0 : "auto"}; border-radius: 50%; background: ${colour}; color: ${dark ? "#fff" : "#000"};
      cursor: pointer; box-shadow: 0 2px 12px rgb(0 0 0 / .28); position: relative; }
    button:focus-visible { outline: 3px solid ${colour}; outline-offset: 3px; }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
    .count { position: absolute; inset-block-start: -2px; inset-inline-end: -2px; min-inline-size: 20px; block-size: 20px;
      border-radius: 10px; background: #b3261e; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; }
    .count[hidden] { display: none; }
    ::slotted(iframe) { display: none !important; border: 0 !important; inline-size: min(384px, calc(100vw - 32px)) !important;
      block-size: min(620px, calc(100dvh - 104px)) !important; max-inline-size: none !important; margin: 0 0 12px !important;
      border-radius: 14px !important; box-shadow: 0 8px 40px rgb(0 0 0 / .25) !important; color-scheme: light dark !important; }
    :host([open]) ::slotted(iframe) { display: block !important; }
    @media (max-width: 480px) {
      :host([open]) { inset: 0 !important; }
      :host([open]) button { display: none; }
      ::slotted(iframe) { inline-size: 100% !important; block-size: 100dvh !important; margin: 0 !important; border-radius: 0 !important; }
    }`);
  shadow.adoptedStyleSheets = [sheet];
  shadow.innerHTML = `<slot></slot><button type="button" aria-expanded="false"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M21 11.5a8.4 8.4 0 0 1-12.3 7.4L3 21l2.1-5.7A8.4 8.4 0 1 1 21 11.5z"/></svg><span class="count" hidden></span></button>`;
  const button = shadow.querySelector("button");
  const count = shadow.querySelector(".count");
  button.setAttribute("aria-label", openWord);

  let frame = null, speaks = false, waiting = [];
  const tell = (message) => {
    if (speaks) frame.contentWindow.postMessage({ commonground: true, ...message }, home);
    else waiting.push(message);
  };
  const make = () => {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = openWord;
    frame.allow = "clipboard-write";
    const query = new URLSearchParams({ origin: location.origin, lang });
    if (script.dataset.theme) query.set("theme", script.dataset.theme);
    frame.src = `${base}?${query}`;
    host.append(frame);
  };
  const show = (open) => {
    make();
    host.toggleAttribute("open", open);
    button.setAttribute("aria-expanded", open);
    button.setAttribute("aria-label", open ? closeWord : openWord);
    if (open) count.hidden = true;
    tell({ kind: open ? "shown" : "hidden", page: location.href.split(/[?#]/)[0] });
    if (!open) button.focus();
  };
  /* What the site remembers is that there is a chat, and that only after the visitor has agreed. */
  const remember = (begun) => {
    try { begun ? localStorage.setItem(mark, "1") : localStorage.removeItem(mark); } catch { /* then each page begins anew */ }
  };
  const does = {
    open: () => show(true),
    close: () => show(false),
    identify: (token) => { if (typeof token === "string") { make(); tell({ kind: "identify", token }); } },
    reset: () => { make(); tell({ kind: "reset" }); remember(false); },
  };
  addEventListener("message", (event) => {
    const said = event.data;
    if (!frame || event.source !== frame.contentWindow || event.origin !== home || !said || said.commonground !== true) return;
    if (said.kind === "ready") {
      speaks = true;
      for (const one of waiting.splice(0)) tell(one);
    }
    if (said.kind === "close") show(false);
    if (said.kind === "begun") remember(true);
    if (said.kind === "ended") remember(false);
    if (said.kind === "unread" && !host.hasAttribute("open")) {
      count.textContent = Math.min(Number(said.count) || 0, 99);
      count.hidden = !(said.count > 0);
    }
  });
  button.addEventListener("click", () => show(!host.hasAttribute("open")));
  const call = (one) => { if (Array.isArray(one) && Object.hasOwn(does, one[0])) does[one[0]](one[1]); };
  window.commonground = { ready: true, push: (...all) => all.forEach(call) };
  const place = () => {
    document.body.append(host);
    try { if (localStorage.getItem(mark)) make(); } catch { /* nothing is remembered here */ }
    calls.forEach(call);
  };
  document.body ? place() : addEventListener("DOMContentLoaded", place);
})();
