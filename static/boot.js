// Starts the simulator in the page. Its own query string names the hashed files:
// boot.js?js=page-HASH.js&wasm=page-HASH_bg.wasm (Trunk.toml writes it into index.html).
// The page's Rust finds on <html>:
//   data-worker  the address to start a worker from (a module worker)
//   data-build   the name of the build; page and worker must agree on it
//   data-boot    "running" once `main` has returned, "failed" when a notice is shown
import { start } from './engine.js';

const root = document.documentElement;
// The first results are in by then, on most devices [ms].
const SETTLED = 3000;
const { search } = new URL(import.meta.url);

function running() {
  if (root.dataset.boot === 'failed') return;
  root.dataset.boot = 'running';
  // Keeping the site for later must not cost the first visit its bandwidth.
  const later = window.requestIdleCallback ?? ((then) => setTimeout(then, 1));
  setTimeout(() => later(() => import('./offline.js').then(({ keep }) => keep())), SETTLED);
}

function failed(error) {
  window.shell.notice(error instanceof WebAssembly.RuntimeError ? 'stopped' : 'failed', error);
}

if (typeof WebAssembly === 'object') {
  root.dataset.worker = new URL(`worker.js${search}`, import.meta.url).href;
  root.dataset.build = new URLSearchParams(search).get('wasm').replace(/_bg\.wasm$/, '');
  start(search).then(running, failed);
} else {
  window.shell.notice('browser');
}
