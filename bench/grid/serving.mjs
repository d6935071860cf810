// The bundled tables and the app's own, each under its name, on loopback.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The name of the app's own table. */
export const OWN = 'proxydeck';

const here = dirname(fileURLToPath(import.meta.url));
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

/** Serves the folder of the bundled tables, and that of the app's own as trunk has built it; says where a table's page is. */
export async function served(tables, app) {
  const server = createServer(async (request, reply) => {
    const [, name, ...rest] = new URL(request.url, 'http://localhost').pathname.split('/');
    const file = rest.join('/');
    const path = name === OWN && file !== 'boot.js' ? join(app, file || 'index.html')
      : file === '' ? join(here, 'page.html')
        : join(tables, `${name}${extname(file)}`);
    try {
      const content = await readFile(path);
      reply.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(content);
    } catch {
      reply.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { address: (name) => `http://127.0.0.1:${server.address().port}/${name}/`, close: () => server.close() };
}
