// One worker of the pool: the same module as the page, started with the same query string, and with `kept` where the
// site's files are kept on the device.
import { start } from './engine.js';

// The page may post before `main` has installed its handler: what comes early is kept for it.
const early = [];
const keep = (event) => early.push(event.data);
self.addEventListener('message', keep);

function running() {
  self.removeEventListener('message', keep);
  for (const data of early) self.dispatchEvent(new MessageEvent('message', { data }));
}

// A rejected promise never reaches the page's `onerror`; an error thrown from a task does.
function failed(error) {
  setTimeout(() => { throw error; });
}

const { search } = new URL(import.meta.url);
start(search, { isKept: new URLSearchParams(search).has('kept') }).then(running, failed);
