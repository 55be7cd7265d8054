#!/usr/bin/env node
import { main } from '../dist/src/cli/main.js';

process.stdout.on('error', error => {
  // Whoever read our output (head, less) has seen enough.
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});
process.exitCode = await main(process.argv.slice(2));
