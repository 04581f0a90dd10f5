// Ages stay fresh; hovering tells the moment in the reader's own zone and words.
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

function age(seconds, at) {
  const span = Math.abs(seconds);
  if (span < 60) return "now";
  const said = span < 3600 ? `${Math.floor(span / 60)}m` : span < 86400 ? `${Math.floor(span / 3600)}h`
    : span < 604800 ? `${Math.floor(span / 86400)}d` : null;
  if (!said) return day.format(at);
  return seconds < 0 ? `in ${said}` : said;
}

function refresh() {
  for (const time of cg.all("time[data-ago]")) {
    const at = Date.parse(time.dateTime);
    const seconds = Math.floor((cg.now() - at) / 1000);
    if (Math.abs(seconds) > 250 * 86400) continue;
    const said = age(seconds, at);
    if (time.textContent !== said) time.textContent = said;
  }
}

document.addEventListener("pointerover", (event) => {
  const time = event.target.closest?.("time");
  if (time) time.title = exact.format(Date.parse(time.dateTime));
});
setInterval(refresh, 15000);

const languages = new Intl.DisplayNames(undefined, { type: "language" });
const name = () => cg.all("[data-lang]").forEach((cell) => { cell.textContent = languages.of(cell.dataset.lang) ?? cell.dataset.lang; });
name();
document.addEventListener("htmx:after:swap", name);
