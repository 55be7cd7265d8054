import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { labDown, labUp } from '../../src/lab/index.js';
import type { UndoRecord } from '../../src/scope/index.js';
import { copyLab, loadCopy, MemoryLedger, machineState, makeFolder, NAMESPACE } from './support.js';

const program = fileURLToPath(new URL('./bring-up.js', import.meta.url));

describe('a lab whose process was killed', function () {
  this.timeout(60_000);
  const { folder, remove } = makeFolder();
  const unused = machineState();
  let round = 0;
  let journal = '';

  after(async () => {
    // Whatever failed, nothing stays on the machine.
    await labDown(records());
    remove();
  });

  function records(): UndoRecord[] {
    if (journal === '') return [];
    const lines = readFileSync(journal, 'utf8').split('\n').filter(Boolean);
    return lines.map(line => JSON.parse(line) as UndoRecord);
  }

  /** Kills a process that brings the lab up, some time after it said a word. */
  async function killAfter(word: string, ms: number): Promise<void> {
    journal = join(folder, `journal-${++round}`);
    const child = spawn(process.execPath, [program, copyLab(folder), join(folder, 'run'), journal], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', code => reject(new Error(`it ended by itself, with ${code}`)));
      child.stdout.on('data', chunk => {
        if (String(chunk).split('\n').includes(word)) resolve();
      });
    });
    await delay(ms);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(child.signalCode).to.equal('SIGKILL');
  }

  for (const [word, ms] of [
    ['recorded', 0],
    ['recorded', 4],
    ['namespaces', 0],
    ['namespaces', 15],
    ['cables', 0],
    ['cables', 60],
    ['cables', 150],
    ['up', 0],
  ] as const) {
    it(`is undone by its records, when that was ${ms} ms after "${word}"`, async () => {
      await killAfter(word, ms);
      await labDown(records());
      expect(machineState()).to.deep.equal(unused);
      await labDown(records());
    });
  }

  it('is undone while the records of another lab are left alone, and can be brought up again at once', async () => {
    await killAfter('cables', 100);
    await labDown([...records(), { kind: 'patch.cut', port: 5 }]);
    const lab = await labUp(loadCopy(folder), { ledger: new MemoryLedger(), runDir: join(folder, 'run') });
    expect(machineState().namespaces).to.include(NAMESPACE);
    await lab.down();
    expect(machineState()).to.deep.equal(unused);
  });
});
