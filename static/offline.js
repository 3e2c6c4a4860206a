// Makes the site work without a network, and offers a new build when there is one. Fetched once the simulator runs.
// Not for pages inside other pages: what is embedded for a lesson leaves nothing behind on the device.

export async function keep() {
  const link = new URLSearchParams(location.hash.split('?')[1] ?? '');
  const isEmbedded = window.self !== window.top || link.has('embed') || new URLSearchParams(location.search).has('embed');
  if (isEmbedded || !('serviceWorker' in navigator) || navigator.connection?.saveData) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register(new URL('./sw.js', import.meta.url));
  } catch {
    return; // Storage is blocked, or the address is not a secure one: then the site needs its network.
  }
  // The very first build has nobody to take over from.
  const offer = () => registration.waiting && navigator.serviceWorker.controller && show(registration.waiting);
  offer();
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => coming.state === 'installed' && offer());
  });
  // A tab that stays open for days hears of new builds, too.
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    const HOUR = 3_600_000;
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => { /* no network: next time */ });
  });
}

function show(waiting) {
  const box = document.getElementById('notice-update');
  box.hidden = false;
  for (const button of box.querySelectorAll('button')) {
    button.onclick = () => {
      box.hidden = true;
      if (button.value !== 'now') return;
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('take over');
    };
  }
}
