import { appendFileSync } from 'node:fs';
import { labUp, loadLab } from '../../src/lab/index.js';

/**
 * A process that brings a lab up, to be killed in the middle of it: `bring-up.js LAB RUNDIR JOURNAL`. It writes each
 * record to the journal before what it stands for is made, and each step that is done to its standard output.
 */
const [lab = '', runDir = '', journal = ''] = process.argv.slice(2);
await labUp(loadLab(lab, { env: {} }), {
  runDir,
  ledger: {
    add(...records) {
      for (const record of records) {
        appendFileSync(journal, `${JSON.stringify(record)}\n`);
        process.stdout.write('recorded\n');
      }
      return () => {};
    },
  },
  onProgress: ({ step }) => process.stdout.write(`${step}\n`),
});
process.stdout.write('up\n');
// Stays, as the agent does, until it is killed.
setInterval(() => {}, 1 << 30);
