// While somebody writes: what would be noticed, a moment after the last key. The server looks once more when it is sent.
{
  const looks = new WeakMap();
  const held = (form) => {
    const stop = !!cg.one("[data-held]", form);
    for (const send of cg.all("button[name=then]", form)) send.disabled = stop;
  };
  const look = async (form) => {
    const box = cg.one("[data-checks]", form);
    const text = cg.one("textarea", form).value;
    const mine = (looks.get(form)?.nth ?? 0) + 1;
    looks.set(form, { nth: mine });
    const answer = await fetch(form.action.replace(/messages$/, "checks"), {
      method: "POST",
      headers: { ...cg.csrf(), "Content-Type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    // A later look, or other words, make this one old.
    if (!answer?.ok || looks.get(form)?.nth !== mine || cg.one("textarea", form).value !== text) return;
    const html = await answer.text();
    if (box.dataset.drawn === html || !form.isConnected) return;
    box.innerHTML = box.dataset.drawn = html;
    held(form);
  };
  const later = (event) => {
    const form = event.target.closest?.("form[data-composer]");
    if (!form || event.target.name === "despite") return;
    clearTimeout(form.checking);
    form.checking = setTimeout(() => look(form), 500);
  };
  document.addEventListener("input", later);
  document.addEventListener("change", later);
  document.addEventListener("click", (event) => {
    const insert = event.target.closest?.("[data-insert]");
    const text = insert && cg.one("textarea", insert.closest("form"));
    if (!text) return;
    text.focus();
    text.setRangeText(insert.dataset.insert, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
