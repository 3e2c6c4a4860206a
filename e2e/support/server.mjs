// A static file server as small as any host's: it serves dist/ under one path and nothing else, so
// that an address which is not relative shows as a missing file.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves dist/ under `mount` ('/' or '/a/b/') on a free port.
 * `types` overrides MIME types, for hosts that do not know them all; `folder` serves another build than dist/.
 * `extra` adds names of its own beside the site's: each gives a text, from what was sent.
 * `packed` compresses as hosts do.
 * Gives back the site's address and a function that ends the server.
 */
export async function serve({ mount = '/', types = {}, folder = DIST, extra = {}, packed = false } = {}) {
  const known = { ...TYPES, ...types };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    const own = extra[path.slice(mount.length)];
    if (own) {
      response.writeHead(200, { 'Content-Type': known[extname(path)] ?? 'text/plain' });
      response.end(own(await sent(request)));
      return;
    }
    const file = within(folder, mount, path);
    try {
      const body = await readFile(file);
      response.setHeader('Content-Type', known[extname(file)] ?? 'application/octet-stream');
      if (packed) response.setHeader('Content-Encoding', 'gzip');
      response.end(packed ? gzipSync(body) : body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' });
      response.end('not found');
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${mount}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

/** The body of a request, as text. */
async function sent(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** The file for a path, or one that cannot exist if the path is not under the mount. */
function within(folder, mount, path) {
  if (!path.startsWith(mount)) return join(folder, 'outside the mount');
  const name = path.slice(mount.length) || 'index.html';
  const file = normalize(join(folder, name.endsWith('/') ? `${name}index.html` : name));
  return file.startsWith(folder + sep) ? file : join(folder, 'outside the mount');
}
