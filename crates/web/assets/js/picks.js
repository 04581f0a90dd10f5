// `/` offers macros, `??` knowledge, `@` colleagues in a note, at the caret. The focus stays in the text field, which
// names the chosen option; a field of many lines may not be called a combobox.
customElements.define("word-picker", class extends HTMLElement {
  connectedCallback() {
    this.text = cg.one("textarea", this.parentElement);
    this.list = cg.one("[role=listbox]", this);
    this.text.setAttribute("aria-autocomplete", "list");
    this.text.addEventListener("input", () => this.look());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.text.addEventListener("blur", () => this.close());
    this.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.choose(event.target.closest("[role=option]"));
    });
  }
  async look() {
    const mine = this.nth = (this.nth ?? 0) + 1;
    const { text } = this, end = text.selectionStart;
    const [, , by, q] = text.value.slice(0, end).match(/(^|\s)(\/|\?\?|@)((?:\S[^\n]{0,39})?)$/) ?? [];
    const mode = this.parentElement.mode();
    if (!by || (by === "@" && mode !== "note")) { this.close(); return; }
    const asked = fetch(`/desk/cases/${this.dataset.case}/picks?${new URLSearchParams({ by, q, mode })}`);
    const html = await asked.then((answer) => answer.ok ? answer.text() : "", () => "");
    if (mine !== this.nth || document.activeElement !== text) return;
    this.list.innerHTML = html;
    if (!this.options().length) { this.close(); return; }
    this.from = end - by.length - q.length;
    this.showPopover();
    cg.stand(this, text, this.from);
    this.select(0);
    cg.one("[role=status]", this).textContent = this.options()[0].dataset.told;
  }
  options() { return cg.all("[role=option]", this.list); }
  select(at) {
    const all = this.options();
    this.at = (at + all.length) % all.length;
    all.forEach((one, nth) => { one.ariaSelected = String(nth === this.at); });
    all[this.at].scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-activedescendant", all[this.at].id);
  }
  close() {
    this.nth = (this.nth ?? 0) + 1;
    if (this.matches(":popover-open")) this.hidePopover();
    this.text.removeAttribute("aria-activedescendant");
  }
  key(event) {
    if (!this.matches(":popover-open") || event.isComposing || event.metaKey || event.ctrlKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) this.select(this.at + by);
    else if (event.key === "Escape") this.close();
    else if (["Enter", "Tab"].includes(event.key) && !event.shiftKey) this.choose(this.options()[this.at]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  choose(option) {
    if (!option) return;
    const { words, used, href } = option.dataset;
    if (!words) { open(href); return; }
    this.text.setSelectionRange(this.from, this.text.selectionStart);
    this.close();
    cg.put(this.text, words, used);
  }
});
