// Everything that carries `data-command` can be done from here; what was done last stands first.
const dialog = cg.one("#palette");
const field = dialog && cg.one("input", dialog);
const listbox = dialog && cg.one("[role=listbox]", dialog);
const recent = () => JSON.parse(localStorage.getItem("recent") ?? "[]");
let found = [], chosen = 0;

function commands() {
  const seen = new Map();
  for (const holder of cg.all("[data-command]")) {
    if (!holder.disabled && !seen.has(holder.dataset.command)) seen.set(holder.dataset.command, holder);
  }
  const last = recent();
  const rank = (words) => { const at = last.indexOf(words); return at < 0 ? 99 : at; };
  return [...seen].sort(([a], [b]) => rank(a) - rank(b));
}

function draw() {
  const wanted = field.value.toLowerCase().split(/\s+/);
  found = commands().filter(([words]) => wanted.every((part) => words.toLowerCase().includes(part)));
  chosen = Math.min(chosen, Math.max(found.length - 1, 0));
  listbox.replaceChildren(...found.map(([words, holder], at) => {
    const item = document.createElement("li");
    item.id = `command-${at}`;
    item.role = "option";
    item.ariaSelected = String(at === chosen);
    item.append(words);
    const keys = document.createElement("span");
    for (const key of (holder.dataset.key ?? "").split("|")[0].split(/[ +]/).filter(Boolean)) {
      const cap = document.createElement("kbd");
      cap.textContent = { mod: "⌘", shift: "⇧", enter: "↵" }[key] ?? key.toUpperCase();
      keys.append(cap);
    }
    item.append(keys);
    item.addEventListener("click", () => run(at));
    return item;
  }));
  if (!found.length) {
    const none = document.createElement("li");
    none.className = "none";
    none.role = "option";
    none.ariaDisabled = "true";
    none.textContent = "Nothing does that here.";
    listbox.append(none);
  }
  field.setAttribute("aria-activedescendant", found.length ? `command-${chosen}` : "");
  listbox.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function run(at) {
  const [words, holder] = found[at] ?? [];
  if (!holder) return;
  // What customers are called is not kept in the browser.
  if (!holder.closest("palette-hits")) localStorage.setItem("recent", JSON.stringify([words, ...recent().filter((other) => other !== words)].slice(0, 6)));
  dialog.close();
  if (holder.matches("textarea, input[type=search]")) holder.focus();
  else holder.click();
}

if (dialog) {
  field.addEventListener("input", () => { chosen = 0; draw(); });
  field.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) { chosen = (chosen + by + found.length) % (found.length || 1); draw(); event.preventDefault(); }
    if (event.key === "Enter") { event.preventDefault(); run(chosen); }
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-open=palette]")) return;
    field.value = "";
    chosen = 0;
    draw();
    field.focus();
  });
}
