// The native engine beside the page: what `lab` says of a scenario that the page exported.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR || join(root, 'target');

const lab = (...arguments_) =>
  execFileSync(join(target, 'release', 'lab'), arguments_, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 });

/** A text as a file that `lab` can read. */
function file(text) {
  const path = join(mkdtempSync(join(tmpdir(), 'lab-')), 'scenario.json');
  writeFileSync(path, text);
  return path;
}

/** The results of `lab run` (a release build) for a scenario's text. */
export function labRun(scenario, options = []) {
  return JSON.parse(lab('run', file(scenario), '--format', 'json', ...options));
}

/** The scenario that `lab fit` makes of a file of orders over a scenario's text. */
export function labFit(orders, base, options = []) {
  return lab('fit', orders, '--base', file(base), ...options);
}

/** What a command that the page shows prints, as JSON: `SCENARIO.json` in it stands for a scenario's text. */
export function labCommand(command, scenario) {
  const words = command.match(/'[^']*'|\S+/g).map((word) => word.replace(/^'|'$/g, ''));
  const [program, ...given] = words;
  if (program !== 'lab') throw new Error(`not a command of lab: ${command}`);
  return JSON.parse(lab(...given.map((word) => (word === 'SCENARIO.json' ? file(scenario) : word))));
}

/** What every family of theory says of a scenario's text: `lab theory --scenario`. */
export function labTheory(scenario) {
  return JSON.parse(lab('theory', '--scenario', file(scenario), '--format', 'json'));
}
