/** Draws the charts that peer-content.js wrote by Vega-Lite and Vega alone, in one thread of Node: peer-vega.js FOLDER */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logger, None, parse, View } from 'vega';
import { compile } from 'vega-lite';

// What Vega wonders at is not printed, as our builds print it as problems alone.
const quiet = logger(None);
const charts = join(process.argv[2], 'charts');
for (const name of readdirSync(charts).filter((name) => name.endsWith('.json'))) {
  const { spec } = compile(JSON.parse(readFileSync(join(charts, name), 'utf8')), { logger: quiet });
  const view = new View(parse(spec), { renderer: 'none', logger: quiet });
  writeFileSync(join(charts, `${name.slice(0, -'.json'.length)}.svg`), await view.toSVG());
  view.finalize();
}
