// Pictures in large: Escape closes, the arrows go to the next one of the conversation.
let shown;
const look = (picture) => {
  const dialog = cg.one("#picture"), image = cg.one("img", dialog);
  shown = picture;
  image.src = picture.href;
  image.alt = cg.one("img", picture).alt;
  cg.one("p", dialog).textContent = image.alt;
  if (!dialog.open) dialog.showModal();
};
cg.one("#picture")?.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = cg.all("a.picture[data-view]");
  const next = step && all[all.indexOf(shown) + step];
  if (next) { event.preventDefault(); look(next); }
});
cg.one("#picture")?.addEventListener("click", (event) => { if (event.target.matches("#picture, #picture img")) cg.one("#picture").close(); });
cg.one("#picture")?.addEventListener("close", () => { cg.one("#picture img").removeAttribute("src"); shown?.focus(); });
document.addEventListener("click", (event) => {
  const picture = event.target.closest("a.picture[data-view]");
  if (picture && !event.metaKey && !event.ctrlKey) { event.preventDefault(); look(picture); }
});
