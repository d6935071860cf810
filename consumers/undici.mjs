// Fetches the target through each proxy of a list, one after another.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.env.PROXYDECK_NODE_MODULES}/`);
const { fetch, ProxyAgent } = require('undici');

const { target, urls } = JSON.parse(readFileSync(0, 'utf8'));
const answers = [];
for (const url of urls) {
  const dispatcher = new ProxyAgent(url);
  answers.push(await fetch(target, { dispatcher }).then((answer) => answer.text(), (error) => String(error.cause ?? error)));
  await dispatcher.close();
}
process.stdout.write(JSON.stringify(answers));
