// Selecting rows: X, Shift-X and Shift-click for ranges, all that match, Escape. What is selected outlives a swap.
const picked = new Set();
let anchor = null, all = false;

const boxes = () => cg.all(".row-pick");
const form = () => cg.one("#picked");

function show() {
  const bar = form();
  if (!bar) return;
  for (const box of boxes()) box.checked = all || picked.has(box.value);
  const n = all ? Number(bar.dataset.match) : picked.size;
  bar.hidden = n === 0;
  document.body.classList.toggle("picking", n > 0);
  cg.one("[data-picked]", bar).textContent = n;
  cg.one("[name=filter]", bar).disabled = !all;
  cg.one("[data-pick-all]", bar)?.setAttribute("aria-pressed", all);
  // Rows of other pages are selected too: they travel as hidden fields.
  for (const old of cg.all("[data-far]", bar)) old.remove();
  const here = new Set(boxes().map((box) => box.value));
  for (const id of all ? [] : picked) {
    if (here.has(id)) continue;
    const far = document.createElement("input");
    Object.assign(far, { type: "hidden", name: "case", value: id });
    far.dataset.far = "";
    bar.append(far);
  }
}

function pick(box, on = !picked.has(box.value)) {
  all = false;
  if (on) picked.add(box.value); else picked.delete(box.value);
}

function range(box) {
  const list = boxes();
  const from = list.findIndex((one) => one.value === anchor), to = list.indexOf(box);
  for (const one of list.slice(Math.min(from, to), Math.max(from, to) + 1)) pick(one, true);
}

function clear() {
  picked.clear();
  all = false;
  anchor = null;
  show();
}

// The row that has the focus, or the open one, or the first.
function current() {
  const row = document.activeElement?.closest?.(".row") ?? cg.one(".row:has([aria-current])") ?? cg.one(".row");
  return row && cg.one(".row-pick", row);
}

document.addEventListener("click", (event) => {
  const box = event.target.closest(".row-pick") ?? (event.shiftKey && event.target.closest(".row-link")?.parentElement.querySelector(".row-pick"));
  if (box) {
    if (!event.target.matches(".row-pick")) { event.preventDefault(); event.stopPropagation(); }
    if (event.shiftKey && anchor) range(box); else pick(box, !(all || picked.has(box.value)));
    anchor = box.value;
    show();
  } else if (event.target.closest("[data-pick-all]")) {
    all = !all;
    show();
  } else if (event.target.closest("[data-pick-none]")) clear();
}, true);

addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing || document.body.dataset.keys === "off") return;
  if (event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog[open]") || cg.one("dialog[open]")) return;
  const key = event.key.toLowerCase(), busy = form() && !form().hidden;
  const act = busy && !event.shiftKey && cg.one(`[data-picked-key="${CSS.escape(key)}"]`, form());
  if (key === "x" && form()) {
    const box = current();
    if (!box) return;
    if (!event.shiftKey) { pick(box); anchor = box.value; }
    else if (anchor && anchor !== box.value) range(box);
    else for (const one of boxes()) pick(one, true);
    show();
  } else if (act) act.click();
  else if (event.key === "Escape" && busy) clear();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

document.addEventListener("htmx:after:swap", show);
// An order was given: what was selected is done with.
document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (response?.status < 300 && sourceElement.matches?.("#ask[action='/bulk'], [data-picked-key][formaction='/bulk']")) clear();
});
