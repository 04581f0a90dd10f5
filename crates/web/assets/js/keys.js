// Keys press what carries them: `data-key="g m"`, `data-key="shift+e"`, alternatives behind `|`.
const writing = (target) => target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
let first = "", forget = 0;

function said(event) {
  const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key.toLowerCase();
  const shift = event.shiftKey && (event.key.length > 1 || /[a-z]/i.test(event.key)) ? "shift+" : "";
  return `${event.metaKey || event.ctrlKey ? "mod+" : ""}${shift}${letter}`;
}

function holders(key, root) {
  return cg.all("[data-key]", root).filter((holder) => holder.dataset.key.split("|").includes(key) && !holder.disabled);
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
  if (event.isComposing || event.altKey) return;
  const key = said(event);
  const form = event.target.closest?.("form");
  if (key === "escape" && writing(event.target)) { event.target.blur(); return; }
  if (key.startsWith("mod+")) {
    if (press(key, key.includes("enter") && form ? form : document)) event.preventDefault();
    return;
  }
  if (writing(event.target) || cg.one("dialog[open]") || document.body.dataset.keys === "off") return;
  const whole = first ? `${first} ${key}` : key;
  clearTimeout(forget);
  first = "";
  const done = whole === "j" ? step(1) : whole === "k" ? step(-1) : press(whole);
  if (done) { event.preventDefault(); return; }
  if (key === "g") { first = key; forget = setTimeout(() => { first = ""; }, 1200); }
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-switch]")) return;
  document.body.dataset.keys = event.target.checked ? "on" : "off";
  cg.remember("keys", document.body.dataset.keys);
});
