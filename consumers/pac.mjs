// What FindProxyForURL of each file answers.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.env.PROXYDECK_NODE_MODULES}/`);
const pac = require('pac-resolver');
const { QuickJS } = require('quickjs-wasi');

const { texts } = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for (const text of texts) {
  const find = pac.createPacResolver(await QuickJS.create(), text);
  answers.push(await find('http://example.com/', 'example.com'));
}
process.stdout.write(JSON.stringify(answers));
