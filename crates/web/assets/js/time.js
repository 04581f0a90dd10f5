// Ages stay fresh; hovering tells the moment. All in the reader's language and zone, which the page names; where it
// does not know the zone, this browser's is told to it for the next page.
const { lang, dataset: { zone, ages } } = document.documentElement;
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const timeZone = zone || here;
const exact = new Intl.DateTimeFormat(lang, { dateStyle: "full", timeStyle: "short", timeZone });
const short = new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone });
const day = new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", timeZone });
const [now, minutes, hours, days, ahead] = (ages ?? "now|%m|%h|%d|in %").split("|");
const fill = (words, what) => words.replace("%", what);

function age(seconds, at) {
  const span = Math.abs(seconds);
  if (span < 60) return now;
  const said = span < 3600 ? fill(minutes, Math.floor(span / 60)) : span < 86400 ? fill(hours, Math.floor(span / 3600))
    : span < 604800 ? fill(days, Math.floor(span / 86400)) : null;
  if (!said) return day.format(at);
  return seconds < 0 ? fill(ahead, said) : said;
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

function place() {
  if (zone) return;
  for (const time of cg.all("time[data-exactly]")) time.textContent = short.format(Date.parse(time.dateTime));
}

document.addEventListener("pointerover", (event) => {
  const time = event.target.closest?.("time");
  if (time) time.title = exact.format(Date.parse(time.dateTime));
});
setInterval(refresh, 15000);
if (!zone && here) cg.remember("zone", here);

const languages = new Intl.DisplayNames(lang, { type: "language" });
const name = () => cg.all("[data-lang]").forEach((cell) => { cell.textContent = languages.of(cell.dataset.lang) ?? cell.dataset.lang; });
name();
place();
document.addEventListener("htmx:after:swap", () => { name(); place(); });
