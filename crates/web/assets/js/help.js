// The sheet of keys: what the page knows beside the table stands under it, what it lacks is pale, and words find both.
const sheet = cg.one("#help");
const grid = sheet && cg.one(".help-grid", sheet);

function collect() {
  const usual = new Map();
  for (const holder of cg.all("[data-key]")) {
    for (const key of holder.dataset.key.split("|")) if (!usual.has(key)) usual.set(key, holder.dataset.command);
  }
  const rows = cg.all(".row-link").length > 0;
  const known = new Set();
  for (const line of cg.all("[data-for]", grid)) {
    const key = line.dataset.for;
    known.add(key);
    line.classList.toggle("pale", !(usual.has(key) || key === "escape" || ((key === "j" || key === "k") && rows)));
  }
  cg.one("[data-page]", grid)?.remove();
  const others = [...usual].filter(([key, words]) => words && !known.has(key));
  if (!others.length) return;
  const section = document.createElement("section");
  section.dataset.page = "";
  section.innerHTML = "<h3></h3><dl class=\"keys\"></dl>";
  section.firstChild.textContent = grid.dataset.here;
  section.lastChild.append(...others.map(([key, words]) => {
    const line = document.createElement("div");
    const [caps, does] = ["dt", "dd"].map((name) => document.createElement(name));
    caps.append(...cg.keycaps(key));
    does.textContent = words;
    line.append(caps, does);
    return line;
  }));
  grid.append(section);
}

function find(words) {
  const wanted = words.toLowerCase().split(/\s+/);
  let found = 0;
  for (const section of cg.all("section", grid)) {
    let shown = 0;
    for (const line of cg.all(".keys > div", section)) {
      line.hidden = !wanted.every((part) => line.textContent.toLowerCase().includes(part));
      if (!line.hidden) shown += 1;
    }
    section.hidden = !shown;
    found += shown;
  }
  cg.one(".help-none", sheet).hidden = found > 0;
}

if (sheet) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-open=help]")) return;
    collect();
    const field = cg.one("[data-help-find]", sheet);
    field.value = "";
    find("");
    field.focus();
  });
  sheet.addEventListener("input", (event) => { if (event.target.matches("[data-help-find]")) find(event.target.value); });
}
