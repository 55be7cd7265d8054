import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { askAgent } from './standing-agent.js';
import { parsed } from './subcommand.js';

const texts = {
  en: (device: string, file: string) =>
    `✓ a session with ${device} is recorded in ${file}, secrets scrubbed; play it with transport: replay, address: ${file}`,
  ja: (device: string, file: string) =>
    `✓ ${device} とのセッションを ${file} に記録しました（秘密は伏せてあります）。transport: replay、address: ${file} で再生できます`,
};

/** `tsunagu device record DEVICE [COMMAND...] [--out FILE]`: by the agent of a site that is up. */
export async function record(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { testbed: { type: 'string' }, out: { type: 'string' } },
    }),
  );
  const [device, ...commands] = positionals;
  if (device === undefined) throw errors.nameMissing({ command: 'device record' });
  const done = await askAgent(values.testbed, agent =>
    agent.request('site/recordDevice', { device, commands }),
  );
  const file = values.out ?? `${done.device.replace(/[^\w.-]+/g, '-')}.recording.json`;
  writeFileSync(file, `${JSON.stringify(done.recording, undefined, 1)}\n`, { mode: 0o600 });
  console.log(texts[language()](done.device, file));
  return 0;
}
