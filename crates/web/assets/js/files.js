// Pictures and files: chosen, dropped or pasted into a composer, sent one after the other.
const parts = (inside) => {
  const composer = inside.closest("reply-composer");
  return { composer, strip: cg.one(".enclosed", composer), form: cg.one(".upload", composer) };
};
const ask = (form, fields, told = () => {}) => new Promise((done) => {
  const data = new FormData(), request = new XMLHttpRequest();
  data.append("csrf", form.csrf.value);
  data.append("mode", cg.one("[name=mode]:checked", form.closest("reply-composer"))?.value ?? "note");
  for (const [name, value] of fields) data.append(name, value);
  request.upload.onprogress = ({ loaded, total }) => told(total ? loaded / total : 0);
  request.onloadend = () => done(request);
  request.open("POST", form.action);
  for (const [name, value] of Object.entries({ ...cg.csrf(), "HX-Request": "true" })) request.setRequestHeader(name, value);
  request.send(data);
});
// What stands there now takes the place of what stood there; descriptions that nobody has kept yet stay.
const put = (composer, { status, responseText }) => {
  const strip = cg.one(".enclosed", composer), page = new DOMParser().parseFromString(responseText, "text/html"), next = cg.one(".enclosed", page);
  if (!next || status >= 500) return cg.toast(strip.dataset.failed, 8);
  for (const field of cg.all("[data-alt]", strip)) {
    const same = cg.one(`[data-alt="${field.dataset.alt}"]`, next);
    if (same) same.value = field.value;
  }
  strip.replaceWith(document.adoptNode(next));
};
const send = async (inside, files) => {
  for (const file of files) {
    const { composer, strip, form } = parts(inside);
    const line = document.createElement("p"), bar = document.createElement("progress");
    line.className = "enclosed-going meta";
    line.setAttribute("role", "status");
    line.append(`${strip.dataset.sending} ${file.name} `, bar);
    strip.append(line);
    put(composer, await ask(form, [["file", file]], (part) => { bar.value = part; }));
    line.remove();
  }
  cg.all("[data-alt]", parts(inside).strip).find((field) => !field.value)?.focus();
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-attach]");
  if (button) cg.one("[type=file]", parts(button).form).click();
});
document.addEventListener("change", ({ target }) => {
  if (target.matches(".upload [type=file]")) { const files = [...target.files]; target.value = ""; send(target, files); }
  if (target.matches("[data-alt]")) {
    fetch(`/desk/cases/${parts(target).composer.dataset.case}/files/${target.dataset.alt}`, { method: "PUT", headers: cg.csrf(), body: new URLSearchParams({ alt: target.value }), keepalive: true });
  }
});
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches(".upload")) return;
  event.preventDefault();
  const { composer } = parts(form);
  if (event.submitter?.name === "remove") put(composer, await ask(form, [["remove", event.submitter.value]]));
  cg.one("textarea", composer).focus();
});
const carried = (event) => [...(event.dataTransfer ?? event.clipboardData)?.files ?? []];
document.addEventListener("dragover", (event) => {
  if (event.target.closest?.("reply-composer") && event.dataTransfer.types.includes("Files")) event.preventDefault();
});
for (const kind of ["drop", "paste"]) {
  document.addEventListener(kind, (event) => {
    const composer = event.target.closest?.("reply-composer"), files = carried(event);
    if (composer && files.length) { event.preventDefault(); send(cg.one("textarea", composer), files); }
  });
}
