/* The page in the frame: what a visitor enters, writes and is shown. Words of others are only ever text. */
"use strict";
const root = document.getElementById("chat");
const get = (id) => document.getElementById(id);
const words = JSON.parse(root.dataset.words);
const api = `/chat/${root.dataset.account}`;
const key = `commonground.${root.dataset.account}`;
const inside = window.parent !== window;
const lang = document.documentElement.lang;
const time = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(lang, { weekday: "short", hour: "2-digit", minute: "2-digit" });
root.style.setProperty("--brand", root.dataset.colour);
root.style.setProperty("--ink", root.dataset.ink);

/* Where a browser keeps nothing for frames of others, the chat lives as long as its page. */
let memory = null;
const store = {
  get: () => { try { return localStorage.getItem(key) ?? memory; } catch { return memory; } },
  set: (token) => {
    memory = token;
    try { token ? localStorage.setItem(key, token) : localStorage.removeItem(key); } catch { /* memory has it */ }
  },
};
let token = store.get();
let vouched = null, page = null, shown = !inside || root.dataset.origin === location.origin, place = null, line = null, unread = 0, polling = false;
const bubbles = new Map();
const waiting = [];

const tell = (kind, more) => { if (inside) parent.postMessage({ commonground: true, kind, ...more }, root.dataset.origin); };
const call = (path, options = {}) => fetch(api + path, {
  cache: "no-store",
  ...options,
  headers: { ...(token && { authorization: `Bearer ${token}` }), ...options.headers },
});
const post = (path, body) => call(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const pause = (ms) => new Promise((over) => {
  const done = () => { clearTimeout(timer); removeEventListener("online", done); document.removeEventListener("visibilitychange", done); over(); };
  const timer = setTimeout(done, ms);
  addEventListener("online", done);
  document.addEventListener("visibilitychange", done);
});
const wrong = (form, text) => {
  const place = form.querySelector(".wrong");
  place.textContent = text ?? "";
  place.hidden = !text;
};
const said = async (answer) => (await answer.json().catch(() => ({}))) ?? {};

/* Whether somebody is there. */
let available = "online";
const there = ({ state, opens }) => {
  available = state;
  const at = opens && words.opens.replace("[time]", day.format(new Date(opens)));
  get("there").textContent = [words[state], at].filter(Boolean).join(" ");
  root.dataset.there = state;
};
there(JSON.parse(root.dataset.state));

/* Before the chat. */
const entry = get("entry");
const start = () => {
  const talks = Boolean(token);
  entry.hidden = talks || (root.hasAttribute("data-signed") && !vouched);
  get("about").hidden = Boolean(vouched);
  get("say").hidden = !talks;
  get("end").hidden = !talks;
  get("line").hidden = talks || !root.hasAttribute("data-signed") || Boolean(vouched);
  if (!get("line").hidden) get("line").textContent = words.signed;
};
entry.addEventListener("submit", async (event) => {
  event.preventDefault();
  const typed = new FormData(entry);
  const answer = await post("/session", {
    name: typed.get("name") ?? "", email: typed.get("email") ?? "", topic: typed.get("topic") || null,
    lang, consent: typed.has("consent"), identity: vouched,
  }).catch(() => null);
  if (!answer) return wrong(entry, words.offline);
  const body = await said(answer);
  if (!answer.ok) {
    const fields = (body.fields ?? []).map((field) => words[`wrong_${field}`]).filter(Boolean);
    for (const field of body.fields ?? []) entry.elements[field]?.setAttribute("aria-invalid", "true");
    entry.elements[body.fields?.[0]]?.focus();
    return wrong(entry, fields.join(" ") || words[body.error] || words.refused);
  }
  wrong(entry, "");
  token = body.token;
  store.set(token);
  tell("begun");
  start();
  get("say").elements.text.focus();
  listen();
});
entry.addEventListener("input", (event) => event.target.removeAttribute("aria-invalid"));

const over = () => {
  token = null;
  place = null;
  vouched = null;
  store.set(null);
  line?.abort();
  bubbles.clear();
  waiting.length = 0;
  get("log").replaceChildren();
  get("typing").textContent = "";
  for (const form of [get("rating"), get("later")]) form.hidden = true;
  unread = 0;
  tell("ended");
  start();
};
get("end").addEventListener("click", async () => {
  await post("/end", {}).catch(() => null);
  over();
});

/* What was said. */
const log = get("log");
const scroll = get("scroll");
const row = (message) => {
  const known = bubbles.get(message.client_id ?? message.id) ?? bubbles.get(message.id);
  if (known) return known;
  const item = document.createElement("li");
  item.className = message.from;
  const name = document.createElement("b"), text = document.createElement("p"), files = document.createElement("ul"), meta = document.createElement("small");
  text.dir = "auto";
  item.append(name, text, files, meta);
  const made = { item, name, text, files, meta, at: 0, message: null };
  bubbles.set(message.client_id ?? message.id, made);
  return made;
};
/* Web addresses become links, built and not parsed. */
const linked = (text) => {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g)) {
    const link = document.createElement("a");
    link.href = found[0];
    link.textContent = found[0];
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow ugc";
    parts.push(text.slice(from, found.index), link);
    from = found.index + found[0].length;
  }
  return [...parts, text.slice(from)];
};
const file = (one) => {
  const item = document.createElement("li"), button = document.createElement("button");
  button.type = "button";
  button.textContent = one.name || "…";
  button.addEventListener("click", async () => {
    const answer = one.id && await call(`/files/${one.id}`).catch(() => null);
    if (!answer?.ok) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = one.name || "file";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
  item.append(button);
  return item;
};
const draw = (message, state) => {
  const low = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  const made = row(message);
  const isNew = !made.message;
  made.message = message;
  made.item.classList.toggle("gone", Boolean(message.deleted));
  made.name.textContent = message.from === "brand" ? message.name ?? "" : "";
  made.text.replaceChildren(...(message.deleted ? [words.deleted] : linked(message.text)));
  made.files.replaceChildren(...(message.files ?? []).map(file));
  made.at = Date.parse(message.at);
  mark(made, state ?? (message.from === "visitor" ? words.sent : ""));
  if (isNew) {
    const after = [...bubbles.values()].filter((one) => one.item.isConnected && one.at > made.at).sort((a, b) => a.at - b.at)[0];
    log.insertBefore(made.item, after?.item ?? null);
    if (message.from === "brand" && !(shown && document.hasFocus())) tell("unread", { count: ++unread });
  }
  if (low || message.from === "visitor") scroll.scrollTop = scroll.scrollHeight;
  hasRead();
};
const mark = (made, state) => {
  const at = Number.isNaN(made.at) ? "" : time.format(made.at);
  made.state = state;
  made.meta.textContent = [at, state].filter(Boolean).join(" · ");
};

/* How far the visitor has read: said when they can have. */
let read = null;
const hasRead = () => {
  if (!shown || document.hidden || !token) return;
  const ours = [...bubbles.values()].filter((one) => one.message?.from === "brand").sort((a, b) => a.at - b.at).pop();
  if (!ours || ours.message.id === read) return;
  read = ours.message.id;
  unread = 0;
  post("/read", { message: read }).catch(() => { read = null; });
};
document.addEventListener("visibilitychange", hasRead);

/* What happens. */
const happens = {
  message: (data) => draw(data, data.client_id && bubbles.get(data.client_id)?.state === words.seen ? words.seen : undefined),
  typing: ({ name }) => { get("typing").textContent = name === null ? "" : words.typing.replace("[name]", name); },
  read: ({ message }) => {
    const until = [...bubbles.values()].find((one) => one.message?.id === message)?.at ?? 0;
    for (const one of bubbles.values()) if (one.message?.from === "visitor" && one.at <= until && one.message.id) mark(one, words.seen);
  },
  rating: ({ asked, stars }) => {
    get("rating").hidden = !asked || stars !== null;
    // One thing is asked at a time.
    if (asked) get("later").hidden = true;
    if (asked && stars === null) scroll.scrollTop = scroll.scrollHeight;
  },
  availability: there,
  resync: () => { bubbles.clear(); log.replaceChildren(); },
  ended: over,
  ready: () => { get("line").hidden = true; },
};
const happen = (event, id, data) => {
  if (id) place = id;
  happens[event]?.(data);
};

/* The line: a stream; where nothing comes through one, questions. */
async function listen() {
  line?.abort();
  const mine = line = new AbortController();
  let wait = 1_000;
  while (!mine.signal.aborted && token) {
    try {
      if (polling) await ask(); else await stream(mine);
      wait = 1_000;
    } catch (error) {
      if (mine.signal.aborted) return;
      if (error === "ended") return over();
      if (error === "silent") { polling = true; continue; }
      get("line").textContent = words.offline;
      get("line").hidden = false;
    }
    flush();
    await pause(polling ? 4_000 : wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, 30_000);
  }
}
async function stream(mine) {
  const once = new AbortController();
  const stop = () => once.abort();
  mine.signal.addEventListener("abort", stop);
  let silent = false, spoke = false;
  const timer = setTimeout(() => { silent = !spoke; if (silent) stop(); }, 10_000);
  try {
    const answer = await call("/events", { headers: place ? { "last-event-id": place } : {}, signal: once.signal });
    if (answer.status === 401 || answer.status === 404) throw "ended";
    if (!answer.ok) throw new Error(answer.status);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      spoke = true;
      buffer += value;
      const parts = buffer.split("\n\n");
      buffer = parts.pop();
      for (const part of parts) {
        const field = (name) => part.split("\n").filter((one) => one.startsWith(`${name}:`)).map((one) => one.slice(name.length + 1).trimStart()).join("\n");
        const data = field("data");
        if (data) happen(field("event"), field("id"), JSON.parse(data));
      }
      flush();
    }
  } catch (error) {
    throw silent ? "silent" : error;
  } finally {
    clearTimeout(timer);
    mine.signal.removeEventListener("abort", stop);
  }
}
async function ask() {
  const answer = await call(`/messages${place ? `?after=${place}` : ""}`);
  if (answer.status === 401 || answer.status === 404) throw "ended";
  if (!answer.ok) throw new Error(answer.status);
  for (const { event, id, data } of (await answer.json()).events) happen(event, id, data);
  get("line").hidden = true;
}

/* What the visitor writes: shown at once, sent until it is taken, with an id by which twice is once. */
const say = get("say");
const field = say.elements.text;
const fresh = () => `c_${[...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("")}`;
let attached = [];
const flush = () => { for (const one of waiting.splice(0)) send(one); };
async function send(message) {
  const made = bubbles.get(message.client_id);
  mark(made, words.sending);
  const answer = await post("/messages", {
    client_id: message.client_id, text: message.text, files: message.files.map((one) => one.id), page,
  }).catch(() => null);
  if (answer?.ok) {
    const body = await said(answer);
    made.message = { ...made.message, id: body.id };
    if (made.state === words.sending) mark(made, words.sent);
    if (available !== "online" && !get("later").dataset.done) get("later").hidden = Boolean(root.dataset.mail);
    return;
  }
  if (answer?.status === 401) return over();
  if (!answer || answer.status === 429 || answer.status >= 500) {
    waiting.push(message);
    mark(made, answer?.status === 429 ? words.slower : words.waits);
    const later = Number(answer?.headers.get("retry-after")) || 5;
    setTimeout(() => { const at = waiting.indexOf(message); if (at >= 0) send(waiting.splice(at, 1)[0]); }, later * 1_000);
    return;
  }
  mark(made, words.refused);
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = words.again;
  again.addEventListener("click", () => { again.remove(); send(message); });
  made.item.append(again);
}
say.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text && !attached.length) return;
  const message = { client_id: fresh(), from: "visitor", text, files: attached, at: new Date().toISOString() };
  attached = [];
  get("files").replaceChildren();
  field.value = "";
  grow();
  draw(message, words.sending);
  types(false);
  send(message);
});
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); say.requestSubmit(); }
});
const grow = () => { field.style.blockSize = "auto"; field.style.blockSize = `${Math.min(field.scrollHeight + 2, 140)}px`; };
let typed = 0, quiet = 0;
const types = (writes) => {
  clearTimeout(quiet);
  if (writes) quiet = setTimeout(types, 6_000, false);
  if (writes && Date.now() - typed < 3_000 || !writes && !typed) return;
  typed = writes ? Date.now() : 0;
  post("/typing", { writes }).catch(() => null);
};
field.addEventListener("input", () => { grow(); types(true); });
const upload = async (files) => {
  wrong(say, "");
  for (const one of files) {
    if (attached.length >= 5) return wrong(say, words.many);
    if (one.size > 10 * 1024 * 1024) { wrong(say, words.size); continue; }
    const answer = await call(`/files?${new URLSearchParams({ name: one.name })}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: one }).catch(() => null);
    if (!answer?.ok) { wrong(say, words[answer?.status === 429 ? "many" : answer?.status === 413 ? "size" : answer ? "type" : "offline"]); continue; }
    const kept = await answer.json();
    attached.push(kept);
    const item = file(kept);
    const drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "×";
    drop.setAttribute("aria-label", `× ${kept.name}`);
    drop.addEventListener("click", () => { attached = attached.filter((other) => other !== kept); item.remove(); });
    item.append(drop);
    get("files").append(item);
  }
};
const picker = say.querySelector("input[type=file]");
picker?.addEventListener("change", () => { upload([...picker.files]); picker.value = ""; });
if (picker) {
  field.addEventListener("paste", (event) => { if (event.clipboardData.files.length) { event.preventDefault(); upload([...event.clipboardData.files]); } });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => { event.preventDefault(); if (token) upload([...event.dataTransfer.files]); });
}

/* An address for the answer; how it was. */
const later = get("later");
later.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await post("/details", { email: later.elements.email.value }).catch(() => null);
  if (!answer?.ok) return wrong(later, words[answer ? "wrong_email" : "offline"]);
  later.dataset.done = "yes";
  later.replaceChildren(Object.assign(document.createElement("p"), { textContent: words.kept }));
});
entry.addEventListener("submit", () => { if (entry.elements.email?.value || vouched) root.dataset.mail = "yes"; }, true);
const rating = get("rating");
rating.addEventListener("submit", async (event) => {
  event.preventDefault();
  const stars = Number(new FormData(rating).get("stars"));
  if (!stars) return;
  const answer = await post("/rating", { stars, words: rating.elements.words.value }).catch(() => null);
  if (answer?.ok) { rating.hidden = true; get("typing").textContent = words.thanks; }
});

/* The site around the frame: the one that was allowed, and no other. */
get("close").hidden = shown;
get("close").addEventListener("click", () => tell("close"));
addEventListener("keydown", (event) => { if (event.key === "Escape") tell("close"); });
addEventListener("message", async (event) => {
  const told = event.data;
  if (event.source !== parent || event.origin !== root.dataset.origin || !told || told.commonground !== true) return;
  if (told.kind === "shown") {
    shown = true;
    page = typeof told.page === "string" ? told.page.slice(0, 500) : null;
    unread = 0;
    hasRead();
    (token ? field : entry.querySelector("input:not([hidden]), select, button"))?.focus();
    scroll.scrollTop = scroll.scrollHeight;
  }
  if (told.kind === "hidden") shown = false;
  if (told.kind === "reset" && token) { await post("/end", {}).catch(() => null); over(); }
  if (told.kind === "identify" && typeof told.token === "string") {
    vouched = told.token;
    if (token) {
      const answer = await post("/identity", { identity: vouched }).catch(() => null);
      if (answer?.status === 403) { await post("/end", {}).catch(() => null); over(); vouched = told.token; }
      else if (answer?.ok) { place = null; listen(); }
    }
    start();
  }
});
start();
if (token) listen();
tell("ready");
