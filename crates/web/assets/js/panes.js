// Tabs, the drawer, and the switch that hides what happened.
customElements.define("tab-set", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const tab = event.target.closest("[role=tab]");
      if (tab) this.choose(tab);
    });
    this.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || event.target.role !== "tab") return;
      const tabs = cg.all("[role=tab]", this);
      const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
      this.choose(next);
      next.focus();
    });
    const kept = document.getElementById(sessionStorage.getItem("tab"));
    if (kept && this.contains(kept)) this.choose(kept);
  }
  choose(tab) {
    for (const other of cg.all("[role=tab]", this)) {
      const chosen = other === tab;
      other.ariaSelected = String(chosen);
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    }
    sessionStorage.setItem("tab", tab.id);
  }
});

document.addEventListener("htmx:after:swap", (event) => {
  if (event.detail.ctx?.sourceElement?.matches?.("[data-drawer]")) cg.one("#drawer")?.showModal();
});
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) {
    opener.closest("[popover]")?.hidePopover();
    document.getElementById(opener.dataset.open)?.showModal();
  }
  const dialog = event.target.matches?.("dialog") && event.target;
  if (dialog) dialog.close();
  if (event.target.closest("[data-toggle-events]")) {
    const hidden = localStorage.getItem("events") !== "hidden";
    localStorage.setItem("events", hidden ? "hidden" : "shown");
    events();
  }
});

function events() {
  const hidden = localStorage.getItem("events") === "hidden";
  cg.one(".conversation")?.classList.toggle("no-events", hidden);
  const button = cg.one("[data-toggle-events]");
  if (button) button.ariaPressed = String(!hidden);
}
events();
document.addEventListener("htmx:after:swap", events);

// A form that says `data-reset` is empty again once its words have arrived.
document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement, response } = event.detail.ctx;
  if (response?.status < 300 && sourceElement.matches?.("[data-reset]")) {
    sourceElement.reset();
    sourceElement.closest("details")?.removeAttribute("open");
  }
});
