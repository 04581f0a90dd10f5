// The offline page, and pushes while no page is open, need a worker.
navigator.serviceWorker?.register("/sw.js").catch(() => {});

const raw = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
customElements.define("push-here", class extends HTMLElement {
  async connectedCallback() {
    const [button, told] = [cg.one("button", this), cg.one("[role=status]", this)];
    const worker = "PushManager" in window && await navigator.serviceWorker?.ready;
    if (!worker) { told.textContent = this.dataset.no; return; }
    if (await worker.pushManager.getSubscription()) { told.textContent = this.dataset.on; return; }
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        const wanted = { userVisibleOnly: true, applicationServerKey: raw(this.dataset.server) };
        const given = await worker.pushManager.subscribe(wanted);
        const headers = { "content-type": "application/json", ...cg.csrf() };
        const kept = await fetch("/settings/me/browsers", { method: "POST", headers, body: JSON.stringify(given) });
        if (!kept.ok) { await given.unsubscribe(); throw new Error(await kept.text()); }
        button.hidden = true;
        told.textContent = this.dataset.on;
      } catch { told.textContent = this.dataset.no; }
    });
  }
});
