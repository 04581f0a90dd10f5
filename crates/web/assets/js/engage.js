// The keys belong to one card: the first, the one that was touched last, or the next by J and K.
let current = "";

function hold(card) {
  if (!card) return;
  current = card.id;
  for (const one of cg.all(".engage-card")) {
    const on = one === card;
    one.toggleAttribute("data-current", on);
    const link = cg.one(".row-link", one);
    if (on) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    for (const holder of cg.all("[data-held]", one)) {
      if (on) Object.assign(holder.dataset, { key: holder.dataset.held }, holder.dataset.said && { command: holder.dataset.said });
      else { delete holder.dataset.key; delete holder.dataset.command; }
    }
  }
}

const again = () => hold(document.getElementById(current) ?? cg.one(location.hash ? `.engage-card[id="${CSS.escape(location.hash.slice(1))}"]` : ".engage-card") ?? cg.one(".engage-card"));
const touched = (event) => {
  const card = event.target.closest?.(".engage-card");
  if (card && card.id !== current) hold(card);
};

document.addEventListener("click", touched);
document.addEventListener("focusin", touched);
document.addEventListener("htmx:after:swap", again);
// A form that opens takes the words at once.
document.addEventListener("toggle", (event) => {
  if (event.target.open && event.target.matches?.(".engage-ask")) cg.one("textarea, input:not([type=hidden]), select", event.target)?.focus();
}, true);
again();

// What others do is seen at once; a card in which somebody writes waits until its form is closed, and what the reader's
// own deed came to stays to be read.
const stale = new Set();
async function redraw(card) {
  if (cg.one("details[open]", card)) { stale.add(card.id); return; }
  stale.delete(card.id);
  const said = cg.one(".engage-done", card);
  await htmx.ajax("GET", `/engage/${card.id}`, { target: card, swap: "outerMorph" });
  const now = document.getElementById(card.id);
  if (said && now && !cg.one(".engage-done", now)) cg.one(".engage-do, .engage-foot", now).before(said);
}
document.addEventListener("cards", (event) => {
  const cases = event.detail.data.split(",");
  cg.all(".engage-card").filter((card) => cases.includes(card.dataset.case)).forEach(redraw);
});
document.addEventListener("desk:anew", () => cg.all(".engage-card").forEach(redraw));
document.addEventListener("toggle", (event) => {
  const card = !event.target.open && event.target.closest?.(".engage-card");
  if (card && stale.has(card.id)) redraw(card);
}, true);
