// The length by the network's own counting, beside the limit of the mode that is chosen.
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const bytes = new TextEncoder();
const count = {
  characters: (text) => [...text].length,
  graphemes: (text) => [...graphemes.segment(text)].length,
  bytes: (text) => bytes.encode(text).length,
  utf16: (text) => text.length,
};

customElements.define("length-count", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form?.addEventListener("input", this);
    this.form?.addEventListener("change", this);
    this.handleEvent();
  }
  disconnectedCallback() {
    this.form?.removeEventListener("input", this);
    this.form?.removeEventListener("change", this);
  }
  handleEvent() {
    const counting = this.closest("[data-counting]")?.dataset.counting ?? "characters";
    const text = cg.one("textarea", this.form)?.value ?? "";
    const limit = Number(cg.one("[name=mode]:checked", this.form)?.dataset.limit ?? this.dataset.limit) || 0;
    const length = count[counting](text);
    const over = limit > 0 && length > limit, tight = limit > 0 && length > limit * 0.9;
    this.textContent = !limit ? "" : over ? `${length - limit} too many` : `${length} / ${limit}`;
    this.className = `length tabular${over ? " over" : tight ? " tight" : ""}`;
    this.ariaLive = tight ? "polite" : "off";
    const concern = cg.all("[name=despite]", this.form).some((box) => !box.checked);
    for (const button of cg.all("button[name=then]", this.form)) button.disabled = over || concern || !text.trim();
  }
});
