// Everything that carries `data-command` can be done from here; what was done last stands first. What belongs together
// (`data-palette`) and what a dialog asks (`data-asks`) opens as a list of its own: → or Enter goes in, ← or Backspace
// in an empty field goes back.
const dialog = cg.one("#palette");
const field = dialog && cg.one("input", dialog);
const listbox = dialog && cg.one("[role=listbox]", dialog);
const crumb = dialog && cg.one("[data-crumb]", dialog);
const recent = () => JSON.parse(localStorage.getItem("recent") ?? "[]");
const deep = 6;
let trail = [], found = [], chosen = 0;

function entry(holder) {
  const group = holder.closest("[data-palette]")?.dataset.palette ?? "";
  const words = holder.dataset.command;
  const asks = holder.matches("[data-asks]");
  return { words, group, key: (holder.dataset.key ?? "").split("|")[0], hit: Boolean(holder.closest("palette-hits")), into: asks ? () => asked(holder) : null, run: () => press(holder) };
}

function press(holder) {
  if (holder.matches("textarea, input[type=search]")) holder.focus();
  else holder.click();
}

function commands() {
  const seen = new Map();
  for (const holder of cg.all("[data-command]")) {
    const one = entry(holder);
    const name = `${one.group} ${one.words}`;
    if (!holder.disabled && !seen.has(name)) seen.set(name, one);
  }
  return [...seen.values()];
}

// The first list: single commands, and one entry for each group; words find what stands inside the groups, too.
function root(wanted) {
  const all = commands();
  const groups = [...new Set(all.map((one) => one.group).filter(Boolean))].map((group) => ({
    words: group, group: "", key: "", into: async () => all.filter((one) => one.group === group).map((one) => ({ ...one, group: "" })),
  }));
  const last = recent();
  const rank = (one) => { const at = last.indexOf(one.words); return at < 0 ? 99 : at; };
  const shown = wanted[0] ? [...all, ...groups] : [...all.filter((one) => !one.group || rank(one) < 99), ...groups];
  return shown.sort((a, b) => rank(a) - rank(b));
}

// A dialog's first choices. One that asks nothing else is answered here; any other opens with the choice made.
async function asked(holder) {
  const answer = await fetch(holder.href, { headers: cg.csrf() });
  if (!answer.ok) return [];
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = cg.one("[data-ask]", page);
  const radios = form ? cg.all("input[type=radio]", form) : [];
  const names = new Set(radios.map((radio) => radio.name));
  const alone = names.size === 1 && !cg.one("textarea[required], input[type=text][required]", form);
  return radios.filter((radio) => radio.name === radios[0].name).map((radio) => ({
    words: (cg.one("bdi", radio.parentElement) ?? radio.parentElement).textContent.trim(),
    beside: cg.one(".meta", radio.parentElement)?.textContent ?? "",
    group: "", key: "",
    run: () => (alone ? answerNow(form, radio) : open(holder, radio)),
  }));
}

function answerNow(form, radio) {
  const values = Object.fromEntries(new FormData(form));
  values[radio.name] = radio.value;
  htmx.ajax("POST", form.getAttribute("action"), { values, swap: "none" });
}

function open(holder, radio) {
  document.addEventListener("htmx:after:swap", () => {
    const same = cg.one(`#ask-dialog input[name="${radio.name}"][value="${CSS.escape(radio.value)}"]`);
    if (same) same.checked = true;
  }, { once: true });
  holder.click();
}

function draw() {
  const wanted = field.value.toLowerCase().split(/\s+/);
  const level = trail.at(-1);
  const from = level ? level.entries : root(wanted);
  found = from.filter(({ words, group }) => wanted.every((part) => `${group} ${words}`.toLowerCase().includes(part)));
  chosen = Math.min(chosen, Math.max(found.length - 1, 0));
  crumb.hidden = !level;
  crumb.textContent = trail.map((one) => one.words).join(" › ");
  listbox.ariaLabel = level ? level.words : listbox.dataset.all;
  listbox.replaceChildren(...found.map(({ words, group, beside, key, into }, at) => {
    const item = document.createElement("li");
    item.id = `command-${at}`;
    item.role = "option";
    item.ariaSelected = String(at === chosen);
    const name = document.createElement("bdi");
    name.textContent = group && wanted[0] ? `${group} › ${words}` : words;
    const end = document.createElement("span");
    end.append(beside ?? "", ...(key ? cg.keycaps(key) : []), into ? "›" : "");
    item.append(name, end);
    item.addEventListener("click", () => run(at));
    return item;
  }));
  if (!found.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.role = "option";
    none.ariaDisabled = "true";
    none.textContent = level?.waits ? "…" : listbox.dataset.none;
    listbox.append(none);
  }
  field.setAttribute("aria-activedescendant", found.length ? `command-${chosen}` : "");
  listbox.children[chosen]?.scrollIntoView({ block: "nearest" });
}

async function into(at) {
  const { words, into: inside } = found[at] ?? {};
  if (!inside) return;
  const level = { words, entries: [], waits: true };
  trail.push(level);
  field.value = "";
  chosen = 0;
  draw();
  level.entries = await inside();
  level.waits = false;
  if (trail.at(-1) === level) draw();
}

function back() {
  trail.pop();
  chosen = 0;
  draw();
}

function run(at) {
  const one = found[at];
  if (!one) return;
  if (one.into) { into(at); return; }
  // What customers are called is not kept in the browser.
  if (trail.length < 2 && !one.hit) localStorage.setItem("recent", JSON.stringify([one.words, ...recent().filter((other) => other !== one.words)].slice(0, deep)));
  dialog.close();
  one.run();
}

if (dialog) {
  field.addEventListener("input", () => { chosen = 0; draw(); });
  field.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const inward = event.key === "ArrowRight" && field.selectionStart === field.value.length && found[chosen]?.into;
    const outward = (event.key === "ArrowLeft" || event.key === "Backspace") && !field.value && trail.length;
    if (by) { chosen = (chosen + by + found.length) % (found.length || 1); draw(); }
    else if (event.key === "Enter") run(chosen);
    else if (inward) into(chosen);
    else if (outward) back();
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-open=palette]")) return;
    trail = [];
    field.value = "";
    chosen = 0;
    draw();
    field.focus();
  });
}
