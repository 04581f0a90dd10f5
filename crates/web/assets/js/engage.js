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
