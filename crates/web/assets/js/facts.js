// What was read: pointing at a fact, or walking to it, shows the words that moved it; pressing it keeps them and says
// why. The menu sets a fact right: the key of a value picks it.
const menu = () => cg.one("#correct");
let pinned = { message: "", fact: "" };

function draw(message, fact, pin) {
  const box = cg.one(`[data-reading="${message}"]`);
  if (!box) return;
  for (const mark of cg.all("[data-moved]", box.closest("[data-told]") ?? document)) {
    const moved = mark.dataset.moved.split(" ").find((one) => one.slice(1) === fact);
    mark.className = !moved ? "" : moved[0] === "+" ? "pro" : "con";
  }
  if (!pin) return;
  for (const chip of cg.all("[data-fact]", box)) chip.ariaExpanded = String(chip.dataset.fact === fact);
  for (const why of cg.all("[data-why]", box)) why.hidden = why.dataset.why !== fact;
}

function chipAt(event) {
  const chip = event.target.closest?.("[data-fact]");
  return chip && [chip.closest("[data-reading]").dataset.reading, chip.dataset.fact];
}
const kept = (message) => (pinned.message === message ? pinned.fact : "");
for (const [come, go] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(come, (event) => { const at = chipAt(event); if (at) draw(...at); });
  document.addEventListener(go, (event) => { const at = chipAt(event); if (at) draw(at[0], kept(at[0])); });
}

function open(message, only = "") {
  const dialog = menu(), box = cg.one(`[data-reading="${message}"]`);
  if (!dialog || !box) return;
  cg.one("[name=message]", dialog).value = message;
  cg.one("[data-correct-words]", dialog).textContent = cg.one(".msg-text", box.closest("[data-told]"))?.textContent ?? "";
  for (const choice of cg.all("[name=is]", dialog)) {
    const [fact, value] = choice.value.split(/:(.*)/s);
    const chip = cg.one(`[data-fact="${fact}"]`, box);
    choice.ariaPressed = String(chip?.dataset.value === value && !chip.classList.contains("unsure"));
    choice.classList.toggle("guess", chip?.dataset.value === value && chip.classList.contains("unsure"));
  }
  narrow(only);
  dialog.showModal();
  (cg.one("[aria-pressed=true], .guess", cg.one(".pick:not([hidden])", dialog)) ?? cg.one(".pick:not([hidden]) button", dialog))?.focus();
}

function narrow(only) {
  for (const group of cg.all("[data-group]", menu())) group.hidden = Boolean(only) && group.dataset.group !== only;
  cg.one("[data-all]", menu()).hidden = !only;
}

document.addEventListener("click", (event) => {
  const at = chipAt(event);
  if (at) {
    if (pinned.message && pinned.message !== at[0]) draw(pinned.message, "", true);
    pinned = { message: at[0], fact: kept(at[0]) === at[1] ? "" : at[1] };
    draw(at[0], pinned.fact, true);
  }
  const asks = event.target.closest("[data-correct]");
  if (asks) {
    // The key is the newest message's; somebody who stands in another one means that.
    const here = document.activeElement?.closest("[data-told]") ?? asks.closest("[data-told]");
    open(cg.one("[data-reading]", here)?.dataset.reading ?? asks.dataset.correct, asks.dataset.only);
  }
  if (event.target.closest("[data-all]")) narrow("");
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
});

document.addEventListener("keydown", (event) => {
  const dialog = menu();
  if (!dialog?.open || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
  const key = `${event.shiftKey ? "shift+" : ""}${event.key.toLowerCase()}`;
  const choice = cg.one(`[data-pick="${CSS.escape(key)}"]`, dialog);
  if (!choice || choice.disabled) return;
  // The menu closes at once, and the desk must not take the same key for one of its own.
  event.stopPropagation();
  event.preventDefault();
  choice.click();
});
// The choice is on its way: the message is what one wants to see again.
document.addEventListener("submit", (event) => { if (event.target.closest("#correct")) menu().close(); });

// A page drawn anew keeps what was pinned.
document.addEventListener("htmx:after:swap", () => { if (pinned.fact) draw(pinned.message, pinned.fact, true); });

// Of a queue of messages to label, the next one takes the focus of the one that is done.
document.addEventListener("labelled", (event) => {
  const done = document.getElementById(`label-${event.detail.value}`);
  const next = done?.nextElementSibling ?? done?.previousElementSibling;
  done?.remove();
  const left = cg.all("[data-to-label]").length;
  for (const count of cg.all("[data-left]")) count.textContent = left;
  if (!next) { cg.one("[data-all-labelled]")?.removeAttribute("hidden"); return; }
  cg.one("[data-right]", next)?.focus();
  next.scrollIntoView({ block: "nearest" });
});
