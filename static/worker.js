// One worker: the same program as the page, started with the same query string, and with `kept` where the site's files
// are kept on the device. The page's first message is its own module, compiled: a phone has better things to do than to
// fetch and compile it again for each worker. Where it cannot be sent, the message is empty, and the worker fetches it.
import { start } from './engine.js';

// The page may post more before `main` has installed its handler: what comes early is kept for it.
const early = [];
let given;
const module = new Promise((resolve) => { given = resolve; });
function keep({ data }) {
  if (!given) return early.push(data);
  given(data instanceof WebAssembly.Module ? data : null);
  given = null;
}
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
start(search, { module, isKept: new URLSearchParams(search).has('kept') }).then(running, failed);
