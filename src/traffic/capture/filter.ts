import { type BpfInstruction, Namespace, runIn } from '../../netns/index.js';
import { errors } from './errors.js';

/** How long tcpdump may take, in milliseconds. */
const BUDGET_MS = 10_000;

/**
 * The program of a filter in the syntax of pcap-filter(7), compiled by tcpdump(8).
 * @throws TsunaguError `capture.filter` with what tcpdump says; `netns.commandMissing`.
 */
export async function compileFilter(filter: string): Promise<BpfInstruction[]> {
  const { exitCode, stdout, stderr } = await tcpdump(['-ddd', '-y', 'EN10MB', '--', filter]);
  if (exitCode !== 0) throw errors.filter({ filter, said: saidBy(stderr) });
  const [, ...lines] = stdout.trim().split('\n');
  return lines.map(line => {
    const [code = 0, yes = 0, no = 0, k = 0] = line.split(' ').map(Number);
    return [code, yes, no, k];
  });
}

/**
 * How many packets of a capture file match a filter.
 * @throws TsunaguError as `compileFilter`.
 */
export async function countMatching(file: Buffer, filter: string): Promise<number> {
  const { exitCode, stdout, stderr } = await tcpdump(['-r', '-', '--count', '--', filter], file);
  if (exitCode !== 0) throw errors.filter({ filter, said: saidBy(stderr) });
  return Number(/^(\d+) packet/m.exec(stdout)?.[1] ?? Number.NaN);
}

function tcpdump(args: string[], input?: Buffer) {
  return runIn(Namespace.own(), 'tcpdump', args, { budgetMs: BUDGET_MS, ...(input && { input }) });
}

/** The line with the mistake, without what tcpdump says of itself. */
function saidBy(stderr: string): string {
  const lines = stderr.split('\n').filter(line => line.startsWith('tcpdump: '));
  return (lines.at(-1) ?? stderr).replace(/^tcpdump: /, '').trim();
}
