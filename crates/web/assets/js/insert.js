// Words at the caret: what a list, a suggestion or a button puts there. The first gap is marked, so that it is typed over.
cg.put = (text, words, used) => {
  const from = text.selectionStart, gap = words.match(/⟦[^⟧]*⟧/);
  text.focus();
  text.setRangeText(words, from, text.selectionEnd, "end");
  if (gap) text.setSelectionRange(from + gap.index, from + gap.index + gap[0].length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  if (used) fetch(used, { method: "POST", headers: cg.csrf() });
};

// Puts a list beside a place of a text: where that stands, the same text in a box of the same shape says.
cg.stand = (list, text, at) => {
  const box = document.createElement("div"), mark = document.createElement("span");
  const style = getComputedStyle(text), field = text.getBoundingClientRect();
  for (const name of ["font", "padding", "border", "lineHeight", "letterSpacing", "inlineSize", "boxSizing", "direction"]) box.style[name] = style[name];
  Object.assign(box.style, { position: "fixed", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "anywhere" });
  box.textContent = text.value.slice(0, at);
  mark.textContent = "/";
  box.append(mark);
  document.body.append(box);
  const top = field.top + mark.offsetTop - text.scrollTop, left = field.left + mark.offsetLeft;
  box.remove();
  const above = top > 280, room = innerWidth - list.offsetWidth - 8;
  list.style.left = `${Math.max(8, Math.min(left, room))}px`;
  list.style.top = above ? "auto" : `${top + 24}px`;
  list.style.bottom = above ? `${innerHeight - top + 6}px` : "auto";
};

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-say], [data-trigger]");
  const text = button && cg.one("reply-composer textarea");
  if (!text) return;
  const { say, used, trigger } = button.dataset;
  const apart = /(^|\s)$/.test(text.value.slice(0, text.selectionStart)) ? "" : " ";
  cg.put(text, say ?? apart + trigger, used);
});
