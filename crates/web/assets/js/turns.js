// On to the next case: the page stays, and with it what can still be undone. Without an address, to the next row.
document.addEventListener("go-on", ({ detail: { to } }) => {
  for (const menu of cg.all("[popover]:popover-open")) menu.hidePopover();
  if (to) htmx.ajax("GET", to, { target: "#work", select: "#work", swap: "outerHTML", push: "true" });
  else step(1);
});

// Who rests in queue mode is told that something came; the case itself is taken only when they say so.
document.addEventListener("arrived", (event) => {
  const watch = cg.one("turn-watch");
  if (watch && JSON.parse(event.detail.data).view === watch.dataset.view) watch.hidden = false;
});

// What was chosen stands beside the word, so that the choice can be folded away.
document.addEventListener("change", ({ target }) => {
  if (target.name === "back_at") cg.one("[name=back][value=at]", target.form).checked = true;
  if (target.name !== "back" && target.name !== "back_at") return;
  const chosen = cg.one("[name=back]:checked", target.form);
  cg.one("[data-boomerang]", target.form).textContent = chosen.value ? chosen.parentElement.textContent : "";
});
