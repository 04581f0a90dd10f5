// The question how a contact ended: it opens by itself where something waits for it, and what makes no sense is looked at first.
document.addEventListener("htmx:after:swap", () => {
  const dialog = cg.one("#ask-dialog"), form = cg.one("#ask-body .wrap-up");
  if (!dialog || !form) return;
  if ("opens" in form.dataset && !dialog.open) {
    delete form.dataset.opens;
    dialog.showModal();
    cg.one("select", form)?.focus({ focusVisible: false });
  }
  cg.one("[aria-invalid]", form)?.focus();
});
