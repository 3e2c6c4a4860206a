// Loads the one WebAssembly module, for the page (boot.js) and for its workers (worker.js).
// Whoever imports this hands over the query string that names the two hashed files.

/** Fetches and compiles the module. A server that sends a wrong MIME type costs only the streaming. */
async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} ${url}`);
  const type = (response.headers.get('Content-Type') || '').split(';')[0].trim();
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Runs the module's `main`, which finds out itself whether it is in a window or in a worker. */
export async function start(search) {
  const names = new URLSearchParams(search);
  const beside = (name) => new URL(names.get(name), import.meta.url).href;
  const [glue, module] = await Promise.all([import(beside('js')), compile(beside('wasm'))]);
  await glue.default({ module_or_path: module });
}
