// Pages come from the network, always; where there is none, a page says so. Assets never change under their address.
const shelf = `desk-${kept.assets.join()}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll([kept.page, ...kept.assets])));
});

self.addEventListener("activate", (event) => {
  const old = async () => (await caches.keys()).filter((name) => name !== shelf);
  event.waitUntil(old().then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(kept.page)));
  else if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
});

async function asset(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(shelf)).put(request, answer.clone());
  return answer;
}

self.addEventListener("push", (event) => {
  const { words, to, tag } = event.data?.json() ?? {};
  if (!words) return;
  event.waitUntil(self.registration.showNotification(words, { tag, data: to, icon: kept.assets.find((one) => one.includes("mark.")) }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data ?? "/notifications"));
});
