// Toasts leave by themselves, and wait while somebody points at them.
const leave = new MutationObserver((changes) => {
  for (const toast of changes.flatMap((change) => [...change.addedNodes])) {
    const seconds = Number(toast.dataset?.toast);
    if (!seconds) continue;
    const go = () => (toast.matches(":hover, :focus-within") ? setTimeout(go, 1000) : toast.remove());
    setTimeout(go, seconds * 1000);
  }
});
const toasts = cg.one("#toasts");
if (toasts) leave.observe(toasts, { childList: true });
