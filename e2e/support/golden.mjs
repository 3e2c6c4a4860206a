// The kept digests of whole runs of every preset, and the links that open them. tests/golden/README.md says
// when they may change.
import { readFileSync } from 'node:fs';

const kept = JSON.parse(readFileSync(new URL('../../tests/golden/presets.json', import.meta.url), 'utf8'));

/** `{ id, hash, result }` for every preset: what it is called, the link to it, and its result's digest. */
export const golden = Object.entries(kept.presets).map(([id, { result }]) => ({
  id,
  result,
  hash: `#lab?v=1&e=${kept.engine_version}&preset=${id}`,
}));
