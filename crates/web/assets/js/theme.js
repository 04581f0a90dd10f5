// Light, dark or the system's: at once here, in a cookie for this browser, and among the reader's wishes.
customElements.define("theme-switch", class extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("[data-theme-to]");
      if (!button) return;
      document.documentElement.dataset.theme = button.dataset.themeTo;
      cg.remember("theme", button.dataset.themeTo);
      cg.wish("theme", button.dataset.themeTo);
      for (const other of cg.all("[data-theme-to]", this)) other.ariaPressed = String(other === button);
    });
  }
});
