// Drafts are kept on the server a moment after the last key; R leaves a note's mode, the others stay as chosen.
customElements.define("reply-composer", class extends HTMLElement {
  connectedCallback() {
    this.text = cg.one("textarea", this);
    this.addEventListener("input", () => this.later());
    this.addEventListener("change", (event) => {
      if (event.target.name === "mode") { this.chosen = event.target.value; this.text.focus(); this.later(); }
      if (event.target.name === "tag") this.tagged = event.target.checked;
    });
    // Words that leave are no draft any more; those that were turned away are one again.
    this.addEventListener("submit", () => { clearTimeout(this.timer); this.timer = 0; });
    for (const event of ["htmx:error", "htmx:response:error"]) this.addEventListener(event, () => this.later());
    this.text.addEventListener("cg:key", () => {
      const mode = this.mode();
      if (mode === "note") cg.one(`[name=mode]:not(:disabled):not([value=note])`, this)?.click();
    });
    this.chosen = this.mode();
    this.tagged = cg.one("[name=tag]", this)?.checked;
    this.kept = this.text.value + this.mode();
  }
  // The ways to write follow the case while somebody writes: what they chose stays chosen, if only to see why it can't be.
  hold() {
    const radio = cg.one(`[name=mode][value="${this.chosen}"]`, this), tag = cg.one("[name=tag]", this);
    if (radio) radio.checked = true;
    if (tag) tag.checked = !!this.tagged;
    cg.one("length-count", this)?.handleEvent();
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
document.addEventListener("htmx:after:swap", () => { for (const composer of cg.all("reply-composer")) composer.hold?.(); });
