// A promise, ticking: each second below five minutes, amber near, red and counting up when late, still when closed.
const clocks = new Set();

function spoken(left) {
  const s = Math.floor(Math.abs(left) / 1000);
  const m = Math.floor(s / 60), h = Math.floor(s / 3600), d = Math.floor(s / 86400);
  const said = s < 300 ? `${m}:${String(s % 60).padStart(2, "0")}`
    : !h ? `${m}m` : !d ? `${h}h ${m % 60}m` : `${d}d ${h % 24}h`;
  return left < 0 ? `+${said}` : said;
}

function tick() {
  const now = cg.now();
  for (const clock of clocks) clock.tick(now);
}
setInterval(tick, 1000);

customElements.define("desk-clock", class extends HTMLElement {
  // One that stands still may go on, and the other way round: it is drawn anew where it stands.
  connectedCallback() { clocks.add(this); }
  disconnectedCallback() { clocks.delete(this); }
  tick(now) {
    if (!this.dataset.due) return;
    const { due, warn, closes, opens } = this.dataset;
    // Outside opening hours it stands still; what is late counts on.
    const still = now < Date.parse(due) && now < Date.parse(opens) && !(now < Date.parse(closes));
    const left = Date.parse(due) - (still ? Date.parse(opens) : now);
    const word = cg.one("span", this);
    const said = spoken(left);
    if (word && word.textContent !== said) word.textContent = said;
    if (this.classList.contains("elsewhere")) return;
    const kind = still ? "paused" : left < 0 ? "late" : now >= Date.parse(warn) ? "near" : "calm";
    if (this.classList.contains(kind)) return;
    this.className = `clock ${kind}`;
    if (kind === "late") this.dispatchEvent(new Event("late", { bubbles: true }));
  }
});

// Ten seconds to take words back.
customElements.define("undo-count", class extends HTMLElement {
  connectedCallback() { clocks.add(this); }
  disconnectedCallback() { clocks.delete(this); }
  tick(now) {
    const left = Math.ceil((Date.parse(this.dataset.until) - now) / 1000);
    const count = cg.one("b", this);
    if (left > 0) { if (count) count.textContent = left; return; }
    // Again and again: what is sent anew brings both back.
    if (count) this.textContent = this.dataset.gone;
    this.closest(".msg-foot, .toast")?.querySelector("form[action$='/undo']")?.remove();
    this.closest(".toast")?.remove();
  }
});
document.addEventListener("htmx:after:swap", tick);
