// Keys press what carries them: `data-key="g m"`, `data-key="shift+e"`, alternatives behind `|`. The reader may have
// changed them: what stands in the page is the usual key, and `cg.key` says theirs.
const writing = (target) => target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
let first = "", forget = 0;

const keymap = JSON.parse(document.body.dataset.keymap || "{}");
cg.key = (usual) => keymap[usual] ?? usual;
cg.caps = (usual) => cg.key(usual).split(/[ +]/).filter(Boolean)
  .map((part) => ({ mod: "⌘", alt: "⌥", shift: "⇧", enter: "↵", escape: "Esc" })[part] ?? part.toUpperCase());
cg.keycaps = (usual) => cg.caps(usual).map((cap) => Object.assign(document.createElement("kbd"), { textContent: cap }));

function said(event) {
  const letter = event.key.toLowerCase();
  const shift = event.shiftKey && (event.key.length > 1 || /\p{L}/u.test(event.key)) ? "shift+" : "";
  return `${event.metaKey || event.ctrlKey ? "mod+" : ""}${event.altKey ? "alt+" : ""}${shift}${letter}`;
}

function holders(key, root) {
  return cg.all("[data-key]", root).filter((holder) => !holder.disabled && holder.dataset.key.split("|").some((usual) => cg.key(usual) === key));
}

function press(key, root = document) {
  const found = holders(key, root);
  const holder = found.find((one) => !one.checked) ?? found[0];
  if (!holder) return false;
  if (holder.matches("textarea, input[type=search]")) {
    holder.dispatchEvent(new CustomEvent("cg:key"));
    holder.focus();
  } else holder.click();
  return true;
}

function step(by) {
  const links = cg.all(".row-link");
  if (!links.length) return false;
  const at = links.findIndex((link) => link.hasAttribute("aria-current"));
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next.click();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey && event.key !== "Enter") return;
  const key = said(event);
  const form = event.target.closest?.("form");
  if (key === "escape" && writing(event.target)) { event.target.blur(); return; }
  if (/^(mod|alt)\+/.test(key)) {
    if (press(key, key.includes("enter") && form ? form : document)) event.preventDefault();
    return;
  }
  if (writing(event.target) || cg.one("dialog[open]") || document.body.dataset.keys === "off") return;
  const whole = first ? `${first} ${key}` : key;
  clearTimeout(forget);
  first = "";
  const done = whole === cg.key("j") ? step(1) || press(whole) : whole === cg.key("k") ? step(-1) : press(whole);
  if (done) { event.preventDefault(); return; }
  if (key === "g") { first = key; forget = setTimeout(() => { first = ""; }, 1200); }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-switch]")) return;
  document.body.dataset.keys = event.target.checked ? "on" : "off";
  cg.wish("single_keys", document.body.dataset.keys);
});

// The caps beside words show the reader's keys.
function relabel() {
  for (const usual of Object.keys(keymap)) {
    for (const cap of cg.all(`[data-key="${CSS.escape(usual)}"] > kbd:last-child`)) cap.textContent = cg.caps(usual).join(" ");
  }
}
if (Object.keys(keymap).length) {
  relabel();
  document.addEventListener("htmx:after:swap", relabel);
}

// A field of the preferences takes the key that is pressed in it; Tab, Backspace and Escape keep their meaning.
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-key-field]") || event.key.length > 1 || event.metaKey || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  const opens = field.value === "G" && event.key.toLowerCase() !== "g";
  const cap = event.key.toUpperCase();
  field.value = opens ? `G ${cap}` : event.shiftKey && /\p{L}/u.test(event.key) ? `Shift ${cap}` : cap;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
