// What the first visit costs over the wire: everything in dist/, compressed as hosts do.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { test, expect } from '@playwright/test';

const BUDGET = 300_000;
const dist = fileURLToPath(new URL('../../dist', import.meta.url));

function files(folder) {
  return readdirSync(folder).map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? files(path) : [path]));
}

test(`the first load fits into ${BUDGET / 1000} kB`, () => {
  const sizes = files(dist)
    .filter((path) => !path.endsWith('OFL.txt'))
    .map((path) => [path.slice(dist.length + 1), gzipSync(readFileSync(path)).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, JSON.stringify(Object.fromEntries(sizes), null, 1)).toBeLessThanOrEqual(BUDGET);
});
