// Questions about a case: a key picks a choice, Enter sends, Escape leaves. Each is also a page of its own.
const asking = () => cg.one("#ask-dialog");

document.addEventListener("htmx:after:swap", (event) => {
  const dialog = asking();
  // A question that the desk asks by itself opens once.
  const pops = cg.one("#ask-body [data-pops]");
  if (!dialog || !(pops || event.detail.ctx?.sourceElement?.matches?.("[data-asks]"))) return;
  pops?.removeAttribute("data-pops");
  cg.one("#moves:popover-open")?.hidePopover();
  if (!dialog.open) dialog.showModal();
  // The first choice has the focus, and no ring: nobody has walked to it yet.
  cg.one("input:checked, textarea, input[type=text]", dialog)?.focus({ focusVisible: false });
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-ask]") ?? (asking()?.open && cg.one("[data-ask]", asking()));
  if (!form || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  const inText = event.target.matches("textarea, input:not([type=radio], [type=checkbox])");
  if (event.key === "Enter" && !inText && !event.target.matches("a, button")) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const choice = !inText && cg.one(`[data-pick="${CSS.escape(event.key.toLowerCase())}"]`, form);
  if (!choice) return;
  // In the dialog the key is the choice, and not what the desk does with it elsewhere.
  event.stopPropagation();
  event.preventDefault();
  choice.checked = true;
  choice.focus({ focusVisible: false });
});

document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (response?.status < 300 && sourceElement.matches?.("#ask-dialog [data-ask]")) asking().close();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("#ask-dialog a[data-close]")) event.preventDefault();
});
