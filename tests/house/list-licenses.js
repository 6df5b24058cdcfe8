/** Lists the packages that a user gets with this one, installed beside it or within its bundle, each with its license: `npm run licenses`. Ends with 1 where one is not known to allow it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled } from '../../pipeline/compile.js';

/** Licenses that allow use, change and passing on with a notice. */
const allowed =
  /^\(?(MIT|MIT-0|MIT\/X11|ISC|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|OFL-1\.1|Python-2\.0|Zlib|WTFPL|MPL-2\.0)( (OR|AND) .*)?\)?$/;

/** Names and versions of the packages of which the bundle holds a part, from the head of each notice that goes with it. */
const notices = readFileSync(join(await compiled(), 'LICENSES.txt'), 'utf8');
const bundled = new Set(
  notices
    .replace(/^.*\n\n/, '')
    .split(`\n\n${'-'.repeat(80)}\n\n`)
    .map((notice) => notice.slice(0, notice.indexOf(': '))),
);

const nameOf = (path) => path.replace(/^.*node_modules\//, '');
const isBundled = (path, { version }) => bundled.has(`${nameOf(path)} ${version}`);

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const shipped = Object.entries(lock.packages)
  .filter(
    ([path, entry]) => path !== '' && (entry.dev !== true || isBundled(path, entry)) && existsSync(path),
  )
  .map(([path, entry]) => {
    const own = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const named =
      own.license?.type ?? own.license ?? own.licenses?.map((each) => each.type).join(' OR ') ?? '';
    return {
      name: nameOf(path),
      version: entry.version,
      license: named || licenseIn(path),
      isBundled: isBundled(path, entry),
    };
  })
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** Some say so in a file alone. */
function licenseIn(folder) {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
  return /permission is hereby granted, free of charge/i.test(text) ? 'MIT' : '';
}

let unknown = 0;
for (const { name, version, license, isBundled: isInside } of shipped) {
  const isAllowed = allowed.test(license);
  if (!isAllowed) unknown += 1;
  process.stdout.write(
    `${name} ${version}: ${license || 'no license named'}${isInside ? ', in the bundle' : ''}${isAllowed ? '' : '  <-- not known to allow it'}\n`,
  );
}
process.stdout.write(`${shipped.length} packages, ${unknown} not known to allow use\n`);
process.exitCode = unknown === 0 ? 0 : 1;
