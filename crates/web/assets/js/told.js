// What is told beside the page, by choice: a notification of the system, a short sound, a number on the app's icon.
const bell = () => Number(cg.one("#bell")?.dataset.unseen ?? 0);
const wants = document.body.dataset;
let unseen = bell(), since = cg.meta("server-time");

function beep() {
  const sound = new AudioContext();
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  volume.gain.setValueAtTime(0.08, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.25);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.25);
}

async function news() {
  const answer = await fetch(`/notifications/newest?after=${encodeURIComponent(since)}`);
  if (!answer.ok) return;
  const { told, until } = await answer.json();
  since = until;
  if (told.length && "sounds" in wants) beep();
  if (!("desktop" in wants) || Notification.permission !== "granted") return;
  for (const { id, words, to } of told) {
    const shown = new Notification(words, { tag: id });
    shown.onclick = () => { window.focus(); location.assign(to); };
  }
}

new MutationObserver(() => {
  const many = bell();
  if (many === unseen) return;
  if (many > unseen && ("sounds" in wants || "desktop" in wants)) news();
  unseen = many;
  badge();
}).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-unseen"] });

function badge() {
  if (unseen) navigator.setAppBadge?.(unseen);
  else navigator.clearAppBadge?.();
}
badge();

// The box says yes only where the browser does.
document.addEventListener("change", async (event) => {
  const box = event.target;
  if (!box.matches("[data-ask-desktop]") || !box.checked) return;
  const may = "Notification" in window && await Notification.requestPermission() === "granted";
  box.checked = may;
  cg.one("[data-told-refused]").hidden = may;
});
