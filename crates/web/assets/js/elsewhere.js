// The length of each of two lines by the network's own counting; how long somebody has been speaking.
customElements.define("line-count", class extends HTMLElement {
  connectedCallback() {
    this.text = cg.one("textarea", this.closest("fieldset"));
    this.text?.addEventListener("input", this);
    this.handleEvent();
  }
  handleEvent() {
    const limit = Number(this.dataset.limit) || 0;
    const length = cg.lengthOf(this.text?.value ?? "", this);
    const over = limit > 0 && length > limit, tight = limit > 0 && length > limit * 0.9;
    this.textContent = !limit ? "" : over ? `${length - limit} ${this.dataset.over}` : `${length} / ${limit}`;
    this.className = `length tabular${over ? " over" : tight ? " tight" : ""}`;
  }
});

customElements.define("since-count", class extends HTMLElement {
  connectedCallback() {
    const tick = () => {
      const s = Math.max(0, Math.floor((cg.now() - Date.parse(this.dataset.since)) / 1000));
      this.textContent = `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
    };
    tick();
    this.timer = setInterval(tick, 1000);
  }
  disconnectedCallback() { clearInterval(this.timer); }
});

// The other cases of the person, hidden or shown: as the reader left it.
const mine = () => {
  const only = localStorage.getItem("cases") === "this";
  cg.one(".conversation")?.classList.toggle("this-case", only);
  const button = cg.one("[data-toggle-cases]");
  if (button) button.ariaPressed = String(only);
};
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-toggle-cases]")) return;
  localStorage.setItem("cases", localStorage.getItem("cases") === "this" ? "all" : "this");
  mine();
});
document.addEventListener("htmx:after:swap", mine);
mine();
