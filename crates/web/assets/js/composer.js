// Drafts are kept on the server a moment after the last key; R leaves a note's mode, the others stay as chosen.
customElements.define("reply-composer", class extends HTMLElement {
  connectedCallback() {
    this.text = cg.one("textarea", this);
    this.addEventListener("input", () => this.later());
    this.addEventListener("change", (event) => {
      if (event.target.name === "mode") { this.text.focus(); this.later(); }
    });
    this.addEventListener("submit", () => clearTimeout(this.timer));
    // What could not be sent is a draft again.
    this.addEventListener("htmx:error", () => this.later());
    this.text.addEventListener("cg:key", () => {
      const mode = this.mode();
      if (mode === "note") cg.one(`[name=mode]:not(:disabled):not([value=note])`, this)?.click();
    });
    this.kept = this.text.value + this.mode();
  }
  disconnectedCallback() {
    if (this.timer) { clearTimeout(this.timer); this.keep(true); }
  }
  mode() { return cg.one("[name=mode]:checked", this)?.value; }
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), 700);
  }
  async keep(leaving = false) {
    this.timer = 0;
    const now = this.text.value + this.mode();
    if (now === this.kept) return;
    const told = cg.one("[data-saved]", this);
    try {
      const answer = await fetch(`/desk/cases/${this.dataset.case}/draft`, {
        method: "PUT",
        keepalive: leaving,
        headers: { ...cg.csrf(), "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ text: this.text.value, mode: this.mode() }),
      });
      if (!answer.ok) throw new Error(answer.status);
      this.kept = now;
      told.textContent = this.text.value ? this.dataset.kept : "";
    } catch {
      told.textContent = this.dataset.unkept;
      if (this.isConnected) this.timer = setTimeout(() => this.keep(), 5000);
    }
  }
});
