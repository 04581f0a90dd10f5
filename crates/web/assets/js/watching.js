// What the reader does with the open case, told when it changes: viewing, away (hidden, or two minutes without a sign
// of them), writing a reply (until half a minute after the last key). The line beats for them in between.
{
  const REST = 120e3, PAUSE = 30e3;
  let at = "", told = "viewing", rest = 0, pause = 0, seen = 0;

  const say = (doing) => {
    if (!at || doing === told) return;
    told = doing;
    fetch(`/desk/cases/${at}/presence`, {
      method: "PUT", keepalive: true, headers: cg.csrf(), body: new URLSearchParams({ doing }),
    }).catch(() => { told = ""; });
  };
  const writes = () => {
    say("writing");
    clearTimeout(pause);
    pause = setTimeout(() => { if (told === "writing") say("viewing"); }, PAUSE);
  };
  const here = () => {
    if (document.hidden) return;
    clearTimeout(rest);
    rest = setTimeout(() => say("away"), REST);
    if (told === "away") say("viewing");
  };
  const open = () => {
    const now = cg.one(".conversation")?.dataset.case ?? "";
    if (now === at) return;
    at = now;
    told = "viewing";
    clearTimeout(pause);
    if (document.hidden) say("away"); else here();
  };
  // Once the line stands again the server knows nothing but that the case is open.
  document.addEventListener("htmx:sse:after:connection", () => {
    const doing = told;
    told = "viewing";
    say(doing);
  });
  document.addEventListener("htmx:after:swap", open);
  document.addEventListener("visibilitychange", () => { if (document.hidden) say("away"); else here(); });
  for (const sign of ["pointermove", "pointerdown", "keydown"]) {
    document.addEventListener(sign, () => {
      if (Date.now() - seen < 1000) return;
      seen = Date.now();
      here();
    }, { passive: true });
  }
  document.addEventListener("input", (event) => {
    const composer = event.target.closest?.("reply-composer");
    if (!composer || event.target.name !== "text") return;
    if (event.target.value.trim() && composer.mode() !== "note") writes(); else say("viewing");
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { sourceElement, response } = event.detail.ctx;
    if (response?.status < 300 && sourceElement.matches?.("[data-takes-over]")) {
      writes();
      cg.one("reply-composer textarea")?.focus();
    } else if (sourceElement.matches?.("[data-composer]") && response?.status < 300) told = "viewing";
  });
  open();
}
