// Loads the simulator, for the page (boot.js) and for its workers (worker.js). Whoever imports this hands over the query
// string that names the hashed files: the script that wasm-bindgen made, and the module, in two halves. The first half has
// what the first answer needs. It calls the second by stubs: the first of them that is called before the second half is
// there fetches it, then and there. `xtask/src/split` divides them; without a second one, `wasm` names the whole.
//
// What the service worker keeps on the device cannot be fetched while the program waits: browsers do not ask it then. So
// where the files are kept, the second half's bytes are read beforehand.

const beside = (name) => new URL(name, import.meta.url).href;

/** Fetches and compiles a module. A server that sends a wrong MIME type costs only the streaming. */
async function compile(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} ${url}`);
  const type = (response.headers.get('Content-Type') || '').split(';')[0].trim();
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}

/** Bytes of a file; null if they cannot be had. */
async function bytesOf(url) {
  try {
    const response = await fetch(url);
    return response.ok ? await response.arrayBuffer() : null;
  } catch {
    return null;
  }
}

/** The same as `compile` at once, while the program waits. A page is given such bytes only as text, one letter a byte. */
function compileNow(url, bytes) {
  if (bytes) return new WebAssembly.Module(bytes);
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');
  request.send();
  if (request.status !== 200) throw new Error(`${request.status} ${request.statusText} ${url}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
}

/**
 * Runs the module's `main`, which finds out itself whether it is in a window or in a worker.
 *   module  a promise of the compiled first half, or of nothing
 *   atOnce  whether the second half has to be there before it runs
 *   isKept  whether the site's files are kept on the device
 *   late    is told each time that the program had to wait for the second half, and of the error if it did not come
 * Gives back a function that fetches the second half in good time.
 */
export async function start(search, { module: given, atOnce = false, isKept = false, late = () => {} } = {}) {
  const names = new URLSearchParams(search);
  const later = names.has('later') ? beside(names.get('later')) : null;
  let first;
  let joined = later === null;
  const join = (module) => {
    if (joined) return;
    // Its own start function puts its functions into the table of the first half.
    new WebAssembly.Instance(module, { first: first.exports });
    joined = true;
  };
  const fetchLater = async () => joined || join(await compile(later));
  const load = () => {
    try {
      join(compileNow(later, kept));
    } catch (error) {
      late(error);
      throw error;
    }
    late();
  };

  const early = atOnce && !joined ? compile(later) : null;
  const [glue, module, kept] = await Promise.all([
    import(beside(names.get('js'))),
    Promise.resolve(given).then((module) => module ?? compile(beside(names.get('wasm')))),
    isKept && !early && !joined ? bytesOf(later) : null,
  ]);
  // The script of wasm-bindgen has no place for an import that is not its own: it is added on the way.
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (of, imports) => {
    WebAssembly.instantiate = instantiate;
    first = await instantiate.call(WebAssembly, of, { ...imports, later: { load } });
    if (early) join(await early);
    return first;
  };
  await glue.default({ module_or_path: module });
  return fetchLater;
}
