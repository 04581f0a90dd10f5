// What a press brings about stands there at once; if the server refuses or is out of reach, it goes again, and base.js tells why.
{
  const marks = new WeakMap();
  document.addEventListener("htmx:before:request", (event) => {
    const form = event.detail.ctx.sourceElement.closest?.("form[data-at-once]");
    const facts = form && cg.one(".case-facts");
    if (!facts) return;
    const mark = document.createElement("span");
    mark.className = "chip plain at-once";
    mark.textContent = form.dataset.atOnce;
    facts.prepend(mark);
    form.closest("[popover]")?.hidePopover();
    facts.closest(".case-head").ariaBusy = "true";
    marks.set(form, mark);
  });
  const settle = (event) => {
    const form = event.detail.ctx?.sourceElement?.closest?.("form[data-at-once]");
    marks.get(form)?.remove();
    if (form) for (const head of cg.all(".case-head[aria-busy]")) head.ariaBusy = null;
  };
  document.addEventListener("htmx:response:error", settle);
  document.addEventListener("htmx:after:request", settle);
  document.addEventListener("htmx:error", settle);
}
