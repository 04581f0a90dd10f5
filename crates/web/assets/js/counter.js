// The length by the network's own counting, beside the limit of the mode that is chosen.
{
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const seen = (text) => [...graphemes.segment(text)].length;
  const bytes = new TextEncoder();
  // What the network makes a link of: an address without the punctuation behind it, a name with its server.
  const address = /(?<![\p{L}\p{N}_])https?:\/\/[^\s<>"]*[^\s<>".,!?:;)\]']/giu;
  const name = /(?<![\p{L}\p{N}_/=@])(@\w+(?:[.-]+\w+)*)@[\w:]+(?:[.-]+[\w:]+)*/gu;
  const count = {
    characters: (text) => [...text].length,
    graphemes: seen,
    bytes: (text) => bytes.encode(text).length,
    utf16: (text) => text.length,
    shortened: (text, each) => text.split(address)
      .reduce((length, part) => length + seen(part.replace(name, "$1")), 0) + (text.match(address)?.length ?? 0) * each,
  };
  // The length of a text, by the rule that the nearest element around names.
  cg.lengthOf = (text, element) => {
    const [rule, each] = (element.closest("[data-counting]")?.dataset.counting ?? "characters").split("-");
    return count[rule](text, Number(each));
  };
}

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
    const text = cg.one("textarea", this.form)?.value ?? "";
    const limit = Number(cg.one("[name=mode]:checked", this.form)?.dataset.limit ?? this.dataset.limit) || 0;
    const length = cg.lengthOf(text, this);
    const over = limit > 0 && length > limit, tight = limit > 0 && length > limit * 0.9;
    this.textContent = !limit ? "" : over ? `${length - limit} ${this.dataset.over}` : `${length} / ${limit}`;
    this.className = `length tabular${over ? " over" : tight ? " tight" : ""}`;
    this.ariaLive = tight ? "polite" : "off";
    const concern = cg.all("[name=despite]", this.form).some((box) => !box.checked);
    const shut = cg.one("[name=mode]:checked", this.form)?.disabled;
    for (const button of cg.all("button[name=then]", this.form)) button.disabled = shut || over || concern || !text.trim();
  }
});
