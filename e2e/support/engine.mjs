// The native engine beside the page: what `lab` says of a scenario that the page exported.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR || join(root, 'target');

/** The results of `lab run` (a release build) for a scenario's text. */
export function labRun(scenario) {
  const path = join(mkdtempSync(join(tmpdir(), 'lab-')), 'scenario.json');
  writeFileSync(path, scenario);
  const arguments_ = ['run', path, '--format', 'json'];
  return JSON.parse(execFileSync(join(target, 'release', 'lab'), arguments_, { encoding: 'utf8' }));
}
