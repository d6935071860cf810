// Bundles every table into a script of its own, into the folder that is named. `node build.mjs FOLDER`
import { build } from 'esbuild';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const STYLES = {
  slickgrid: 'node_modules/slickgrid/dist/styles/css/slick.grid.css',
  tabulator: 'node_modules/tabulator-tables/dist/css/tabulator.min.css',
};

await mkdir(folder, { recursive: true });
for (const name of ['plain', 'tanstack', 'slickgrid', 'tabulator', 'aggrid', 'proxydeck']) {
  await build({
    entryPoints: [join(here, 'src', `${name}.js`)],
    outfile: join(folder, `${name}.js`),
    bundle: true,
    minify: true,
    // The app's own is a module, as its boot.js is.
    format: name === 'proxydeck' ? 'esm' : 'iife',
    target: 'chrome120',
    logLevel: 'error',
  });
  const style = join(folder, `${name}.css`);
  if (STYLES[name]) await copyFile(join(here, STYLES[name]), style);
  else await writeFile(style, '');
}
