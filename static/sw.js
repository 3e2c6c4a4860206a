// The service worker: the site without a network after the first visit. `cargo xtask dist` writes into the next line what
// the site consists of, once every file has its final name: [file, digest of its bytes].
const FILES = [];

// One cache a build. The list is part of this script, so a new build is a new script, and the browser notices.
const PREFIX = 'perfect-order-lab:';
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
  for (const cache of await others()) {
    const files = await (await cache.match(DIGESTS))?.json() ?? [];
    for (const [name, digest] of files) {
      const response = await cache.match(address(name));
      if (response) known.set(`${name} ${digest}`, response);
    }
  }
  return known;
}

async function others() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all(names.map((name) => caches.open(name)));
}

self.addEventListener('activate', (event) => event.waitUntil(forget()));

/** Earlier builds go once no page but the one that is being opened can still be of one of them. */
async function forget() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(names.map((name) => caches.delete(name)));
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
  const kept = await (await caches.open(CACHE)).match(file);
  if (kept) return kept;
  for (const cache of await others()) {
    const old = await cache.match(file);
    if (old) return old;
  }
  return fetch(request);
}
