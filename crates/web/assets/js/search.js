// Through hits by J and K; the palette offers people and cases below what it can do.
addEventListener("keydown", (event) => {
  const by = { j: 1, k: -1 }[event.key];
  const hits = by ? cg.all("search-hits .hit") : [];
  if (!hits.length || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select") || cg.one("dialog[open]") || document.body.dataset.keys === "off") return;
  const at = hits.indexOf(document.activeElement);
  hits[Math.min(Math.max(at + by, 0), hits.length - 1)].focus();
  event.preventDefault();
});

const offered = cg.one("palette-hits");
let asking = 0, asked = 0;
async function offer(field) {
  const mine = ++asked, text = field.value.trim();
  let found = "";
  if (text.length > 1) {
    const answer = await fetch(`/search/hits?q=${encodeURIComponent(text)}`).catch(() => null);
    if (answer?.ok) found = await answer.text();
  }
  if (mine !== asked) return;
  offered.innerHTML = found;
  field.dispatchEvent(new Event("input"));
}
cg.one("#palette input")?.addEventListener("input", (event) => {
  if (!event.isTrusted) return;
  clearTimeout(asking);
  asking = setTimeout(offer, 120, event.target);
});
