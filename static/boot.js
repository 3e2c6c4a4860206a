// Starts the simulator in the page. Its own query string names the hashed files:
// boot.js?js=page-HASH.js&wasm=page-HASH_bg.wasm (Trunk.toml writes it into index.html).
// The page's Rust finds on <html>:
//   data-worker  the address to start a worker from (a module worker)
//   data-build   the name of the build; page and worker must agree on it
//   data-boot    "running" once `main` has returned, "failed" when a notice is shown
// and tests find
//   data-late    how often the program had to wait for its second half
import { start } from './engine.js';

const root = document.documentElement;
// The first results are in by then, on most devices [ms].
const SETTLED = 3000;
const { search } = new URL(import.meta.url);

function running(fetchLater) {
  if (root.dataset.boot === 'failed') return;
  root.dataset.boot = 'running';
  // What the first answer does not need must not cost it bandwidth; whoever acts before will soon want it.
  let rest;
  // If it does not come, whatever calls it tries again, and says so.
  const fetchRest = () => { rest ??= fetchLater().catch(() => {}); };
  for (const act of ['pointerdown', 'keydown', 'scroll']) window.addEventListener(act, fetchRest, { capture: true, once: true });
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 1));
  setTimeout(() => idle(() => {
    fetchRest();
    import('./offline.js').then(({ keep }) => keep());
  }), SETTLED);
}

function late(error) {
  root.dataset.late = Number(root.dataset.late ?? 0) + 1;
  if (error) window.shell.notice('failed', error);
}

function failed(error) {
  window.shell.notice(error instanceof WebAssembly.RuntimeError ? 'stopped' : 'failed', error);
}

/** Whether the service worker gives this page its files. */
function isKept() {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false; // A frame that may keep nothing may not even ask.
  }
}

/** Whether what is opened needs the whole program: any place but the Lab, and a Lab of which the second half shows a part. */
function needsAll() {
  const link = new URLSearchParams(location.hash.split('?')[1]);
  const isPresented = root.dataset.theme === 'projector';
  return location.hash.startsWith('#/') || isPresented || link.get('predict') === '1' || link.has('z');
}

if (typeof WebAssembly === 'object') {
  const kept = isKept();
  root.dataset.worker = new URL(`worker.js${search}${kept ? '&kept' : ''}`, import.meta.url).href;
  root.dataset.build = new URLSearchParams(search).get('wasm').replace(/_bg\.wasm$/, '');
  start(search, { atOnce: needsAll(), isKept: kept, late }).then(running, failed);
} else {
  window.shell.notice('browser');
}
