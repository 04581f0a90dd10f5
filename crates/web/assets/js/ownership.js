// An ownership text: numbered lines, findings that lead to theirs, and files that are read into a field.
customElements.define("toml-text", class extends HTMLElement {
  connectedCallback() {
    this.text = cg.one("textarea", this);
    this.gutter = cg.one(".gutter", this);
    this.saved = this.text.defaultValue;
    this.text.addEventListener("scroll", () => { this.gutter.scrollTop = this.text.scrollTop; });
    this.text.addEventListener("input", () => { this.number(); this.tell(); });
    this.number();
  }
  number() {
    const lines = this.text.value.split("\n").length;
    if (lines === this.lines) return;
    this.lines = lines;
    this.gutter.textContent = Array.from({ length: lines }, (_, at) => at + 1).join("\n");
  }
  tell() {
    const told = cg.one("[data-unsaved]", this.closest("form"));
    if (told) told.textContent = this.text.value === this.saved ? "" : "not saved yet";
  }
  show(line) {
    const lines = this.text.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    this.text.focus();
    this.text.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    const high = parseFloat(getComputedStyle(this.text).lineHeight);
    this.text.scrollTop = Math.max(0, (line - 5) * high);
  }
});

document.addEventListener("click", (event) => {
  const finding = event.target.closest?.("[data-toml-line]");
  if (finding) cg.one("toml-text")?.show(Number(finding.dataset.tomlLine));
});

// An edit puts another editor in the place of this one; its text stays where it was scrolled to.
{
  let top = 0;
  document.addEventListener("htmx:before:swap", () => { top = cg.one("#toml")?.scrollTop ?? 0; });
  document.addEventListener("htmx:after:swap", () => { const text = cg.one("#toml"); if (text && top) text.scrollTop = top; });
}

customElements.define("file-into", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", async (event) => {
      const file = event.target.files?.[0];
      if (!file) return;
      if (file.size > 200000) { cg.toast(this.dataset.large, 8); return; }
      const into = document.getElementById(this.dataset.into);
      into.value = await file.text();
      into.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
});
