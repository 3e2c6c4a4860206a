// The service worker: the site without a network after the first visit. `cargo xtask dist` writes into the next line what
// the site consists of, once every file has its final name: [file, digest of its bytes].
const FILES = [];

// One cache a build, and apart from those of another copy of the site on the same host. The list is part of this script,
// so a new build is a new script, and the browser notices.
const PREFIX = `perfect-order-lab:${new URL('./', self.location).pathname}:`;
const CACHE = PREFIX + digestOf(FILES);
const DIGESTS = './digests.json';
const home = () => new URL('./', self.location).href;
const address = (name) => new URL(name === 'index.html' ? './' : name, home()).href;

function digestOf(files) {
  let digest = 5381;
  for (const letter of JSON.stringify(files)) digest = ((digest * 33) ^ letter.charCodeAt(0)) >>> 0;
  return digest.toString(16);
}

self.addEventListener('install', (event) => event.waitUntil(fill()));

/** Puts every file into this build's cache; what has not changed since another build is not fetched again. */
async function fill() {
  const cache = await caches.open(CACHE);
  const known = await earlier();
  for (const [name, digest] of FILES) {
    const kept = known.get(`${name} ${digest}`);
    const response = kept ?? await fetch(address(name), { cache: 'no-cache' });
    // Half a site is none: the browser tries again at the next visit.
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    await cache.put(address(name), response);
  }
  await cache.put(DIGESTS, new Response(JSON.stringify(FILES)));
}

/** The files of earlier builds that are still kept. */
async function earlier() {
  const known = new Map();
  for (const cacheName of await others()) {
    const files = await (await caches.match(DIGESTS, { cacheName }))?.json() ?? [];
    for (const [name, digest] of files) {
      const response = await caches.match(address(name), { cacheName });
      if (response) known.set(`${name} ${digest}`, response);
    }
  }
  return known;
}

/** The caches of other builds. Looked into by their names: opening one that has just gone would bring it back, empty. */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

self.addEventListener('activate', (event) => event.waitUntil(forget()));

/** Earlier builds go once no page but the one that is being opened can still be of one of them. */
async function forget() {
  // A build that waits has its files already, and they are not this worker's to delete.
  if (self.registration.waiting || self.registration.installing) return;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) return;
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

// The page asks for this when its user does; nothing else makes a new build take over while pages are open.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(home())) return;
  // Queries choose a language, a theme, or name the module's files: none of them makes another file of it.
  const file = url.origin + url.pathname;
  const isPage = request.mode === 'navigate' && (file === home() || file === `${home()}index.html`);
  event.respondWith(answer(isPage ? home() : file, request));
  if (isPage) event.waitUntil(forget());
});

/** From this build's files, else from those of a build that a page may still be of, else from the network. */
async function answer(file, request) {
  for (const cacheName of [CACHE, ...await others()]) {
    const kept = await caches.match(file, { cacheName });
    // Anew, so that it has the address that was asked for, query and all: boot.js reads its own.
    if (kept) return new Response(kept.body, { status: kept.status, headers: kept.headers });
  }
  return fetch(request);
}
