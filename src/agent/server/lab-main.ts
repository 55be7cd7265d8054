import { language as current, type Language, setLanguage, TsunaguError } from '../../errors/index.js';
import type { RunningLab } from '../../lab/index.js';
import { environmentFor } from '../../testbed/index.js';
import { bringUp, labOfNode, labsUp, takeDown } from './lab-by-hand.js';
import { labTexts } from './lab-text.js';

// `tsunagu lab` runs this as root: LANGUAGE up FILE | down LAB | status | console NODE [COMMAND...].
const [language = 'en', command = '', ...args] = process.argv.slice(2);
setLanguage(language as Language);
const say = () => labTexts[current()];
const commands: Record<string, (...args: string[]) => Promise<number>> = {
  async up(file = '') {
    const started = performance.now();
    const { lab, ready } = await bringUp(
      file,
      environmentFor(file, process.env),
      ({ step, node, elapsedMs }) =>
        console.error(`  ${(elapsedMs / 1000).toFixed(1).padStart(5)} s  ${node ?? step}`),
    );
    console.log(say().up(lab.spec, performance.now() - started));
    if (!ready) console.log(say().notPatched);
    return 0;
  },

  async down(name = '') {
    await takeDown(name);
    console.log(say().down(name));
    return 0;
  },

  async status() {
    const all = labsUp();
    if (all.length === 0) console.log(say().none);
    for (const { owner, lab } of all) {
      console.log(say().lab(lab.spec, owner));
      await show(lab);
    }
    return all.length === 0 ? 1 : 0;
  },

  console: (node = '', ...argv) => labOfNode(node).console(node, argv),
};

async function show(lab: RunningLab): Promise<void> {
  for (const { node, type, up, programs, connected } of await lab.status()) {
    const running = programs.map(({ name, pid }) => (pid === undefined ? say().ended(name) : name));
    const more = connected === undefined ? [] : [say().controller(connected)];
    console.log(`  ${up ? '✓' : '✗'} ${node} (${type})  ${[...running, ...more].join(' ')}`);
  }
}

try {
  process.exitCode = await commands[command]?.(...args);
} catch (error) {
  console.error(error instanceof TsunaguError ? error.message : error);
  process.exitCode = 2;
}
