// What must happen before the first paint, and what must work when nothing else does.
// A classic script in <head>: language and theme before anything is drawn, and the notices of
// index.html for whoever cannot run the simulator. Not here: starting the simulator (boot.js).
(() => {
  'use strict';
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  // A link to a place of the page: what stands behind #lab? or #/learn?
  const [, said = ''] = location.hash.match(/^#(?:lab|\/[^?]*)\?(.*)$/s) || [];
  const link = new URLSearchParams(said);

  // The link wins over the query, and both over what this device remembers. Storage throws where it is blocked.
  function chosen(name, allowed) {
    let stored = null;
    try {
      stored = localStorage.getItem('perfect-order-lab.' + name);
    } catch (blocked) { /* then only link and query count */ }
    return [link.get(name), query.get(name), stored].find((value) => allowed.includes(value));
  }

  function spoken() {
    const wanted = (navigator.languages || [navigator.language]).map((tag) => tag.slice(0, 2));
    return wanted.find((tag) => tag === 'vi' || tag === 'en') || 'en';
  }

  root.lang = chosen('lang', ['vi', 'en']) || spoken();
  // No attribute means: as the system has it (tokens.css).
  const theme = chosen('theme', ['light', 'dark', 'projector']);
  if (theme) root.dataset.theme = theme;

  // Shows one notice of index.html; the first one stays, as later ones only follow from it.
  // The skeleton stays too, so that there is something to read.
  function notice(kind, detail) {
    if (root.dataset.boot === 'failed') return;
    root.dataset.boot = 'failed';
    const show = () => {
      const box = document.getElementById('notice-' + kind);
      box.hidden = false;
      const code = box.querySelector('code');
      if (code && detail) code.textContent = String(detail);
    };
    // A script in <head> may fail before the notices have been parsed.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
    else show();
  }
  // `load`: scripts that the page fetches only when it needs them; addresses are beside this script.
  window.shell = { notice, load: (name) => import(name) };

  if (location.protocol === 'file:') notice('file');
  else if (!('noModule' in HTMLScriptElement.prototype)) notice('browser');

  // Resource errors do not bubble, so they are caught on the way down: a script that is missing
  // or forbidden. Errors thrown by WebAssembly mean that the simulator has stopped for good.
  window.addEventListener('error', (event) => {
    if (event.target instanceof HTMLScriptElement) notice('failed', event.target.src);
    else if (isTrap(event.error)) notice('stopped', event.error);
  }, true);
  window.addEventListener('unhandledrejection', (event) => {
    if (isTrap(event.reason)) notice('stopped', event.reason);
  });

  function isTrap(error) {
    return typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  }
})();
