// Optimises the parts of the app, as `wasm-opt -Oz` does, in one process: with some 370 of them, starting it for each took two minutes.
// The first argument is a file: {binaryen, folder, parts}; the parts are read from their paths and written by their names.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

const order = JSON.parse(await readFile(argv[2], 'utf8'));
const { default: binaryen } = await import(pathToFileURL(order.binaryen));

binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
binaryen.setDebugInfo(false);
const { Features } = binaryen;
// As index.html has it for the core; the last two come with the first and with reference types.
const features =
  Features.BulkMemory |
  Features.SIMD128 |
  Features.NontrappingFPToInt |
  Features.SignExt |
  Features.MutableGlobals |
  Features.ReferenceTypes |
  Features.Multivalue |
  Features.BulkMemoryOpt |
  Features.CallIndirectOverlong;

for (const part of order.parts) {
  const module = binaryen.readBinary(await readFile(part));
  module.setFeatures(features);
  module.optimize();
  await writeFile(join(order.folder, basename(part)), module.emitBinary());
  module.dispose();
}
