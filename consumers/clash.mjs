// Holds a Clash configuration against Mihomo's schema, and tells the proxies in it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.env.PROXYDECK_NODE_MODULES}/`);
const Ajv = require('ajv').default;
const { parse } = require('yaml');
const schema = require('meta-json-schema/schemas/meta-json-schema.json');

const configuration = parse(JSON.parse(readFileSync(0, 'utf8')).text);
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: false }).compile(schema);
if (!validate(configuration)) throw new Error(JSON.stringify(validate.errors?.slice(0, 3)));
process.stdout.write(JSON.stringify(configuration.proxies));
