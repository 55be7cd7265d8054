import type { TestHost } from '../../host/index.js';
import type { Check } from '../control.js';
import { Attempts } from './attempts.js';
import { type Cell, type Sighted, unsighted } from './cell.js';
import { controlOf } from './controls.js';
import { Services } from './services.js';
import { Sightings } from './sightings.js';
import { type CellVerdict, judgeAllowed, judgeForbidden } from './verdict.js';
import { Witnesses } from './witnesses.js';

/** Limits of a judgement, in milliseconds. */
export interface JudgeOptions {
  /** How long what is to work may take to begin to work (default 5,000). */
  convergeMs?: number;
  /** How long each attempt at what must not work listens for an answer (default 400); there are two. */
  silenceMs?: number;
  signal?: AbortSignal | undefined;
  /** Told how many cells are judged already. */
  onProgress?: (done: number, all: number) => void;
}

const CONVERGE_MS = 5000;
const SILENCE_MS = 400;
/** The first round waits this long for answers, in milliseconds, each later one twice as long, up to LONGEST_MS. */
const FIRST_MS = 200;
const LONGEST_MS = 1000;
/** How many "cannot" are tried side by side: their packets must not be lost for being many. */
const BATCH = 256;
/** Further attempts when nothing left, because ARP takes its time. */
const UNSENT_TRIES = 3;

/**
 * Judges a matrix. First what is to work, all side by side and again and again until it does or the time is up: so that
 * a first packet that ARP or a learning switch lost is no failure, and what converges slowly is told apart from what
 * cannot. Then what must not work, each with positive controls of both ends at the same time. Where nothing listens at
 * a target, a service is started that sends back what it gets, and stopped in the end.
 * @returns a verdict for each cell, in the order of the cells.
 * @throws the signal's reason; SyscallError.
 */
export async function judgeMatrix(
  cells: readonly Cell[],
  options: JudgeOptions = {},
): Promise<CellVerdict[]> {
  const all = cells.map(unsighted);
  const sightings = new Sightings(all, Math.floor(Math.random() * 2 ** 32));
  const hosts = new Set(cells.flatMap(({ from, to }) => [from.host, ...(to.host ? [to.host] : [])]));
  const services = new Services();
  const witnesses = new Witnesses(hosts, sightings);
  const attempts = new Attempts(all, sightings, witnesses, options.signal);
  try {
    await services.start(cells);
    const verdicts = new Map<Sighted, CellVerdict>();
    const done = () => options.onProgress?.(verdicts.size, all.length);
    await allowed(all, attempts, services, options, verdicts);
    done();
    const forbidden = all.filter(({ cell }) => !cell.allowed);
    for (let index = 0; index < forbidden.length; index += BATCH) {
      await prove(forbidden.slice(index, index + BATCH), all, attempts, options, verdicts);
      done();
    }
    return all.map(seen => verdicts.get(seen) as CellVerdict);
  } finally {
    await attempts.close();
    await Promise.all([witnesses.close(), services.stop()]);
  }
}

async function allowed(
  all: readonly Sighted[],
  attempts: Attempts,
  services: Services,
  { convergeMs = CONVERGE_MS }: JudgeOptions,
  verdicts: Map<Sighted, CellVerdict>,
): Promise<void> {
  const wanted = all.filter(({ cell }) => cell.allowed);
  const heard = ({ cell }: Sighted) => cell.service.protocol === 'udp' && !services.echoes(cell);
  const works = (seen: Sighted) => seen.answeredAt !== undefined || (heard(seen) && seen.arrived > 0);
  const started = performance.now();
  let waitMs = FIRST_MS;
  for (let left = wanted; left.length > 0; left = left.filter(seen => !works(seen))) {
    if (left !== wanted && performance.now() - started >= convergeMs) break;
    await attempts.try(left, waitMs, works, left === wanted);
    waitMs = Math.min(LONGEST_MS, 2 * waitMs);
  }
  const triedMs = performance.now() - started;
  for (const seen of wanted) verdicts.set(seen, judgeAllowed(seen, heard(seen), triedMs));
}

async function prove(
  cells: readonly Sighted[],
  all: readonly Sighted[],
  attempts: Attempts,
  { silenceMs = SILENCE_MS, signal }: JudgeOptions,
  verdicts: Map<Sighted, CellVerdict>,
): Promise<void> {
  const through = (seen: Sighted) => seen.answeredAt !== undefined || seen.arrived > 0;
  const names = new Map<TestHost, string>();
  for (const { cell } of cells) {
    names.set(cell.from.host, cell.from.name);
    if (cell.to.host) names.set(cell.to.host, cell.to.name);
  }
  // The ends' own controls come first as well: with them the gateways have learnt where everybody is.
  const before = await controlsOf(names, all, signal);
  const tried = (async () => {
    // What arrived may still be answered: that it works is the better proof.
    const spoken = (seen: Sighted) => seen.answeredAt !== undefined || seen.refusal !== undefined;
    await attempts.try(cells, silenceMs, spoken, false);
    let left = cells.filter(seen => !through(seen));
    await attempts.try(left, silenceMs, through, false);
    for (let count = 0; count < UNSENT_TRIES; count++) {
      left = left.filter(seen => seen.left === 0);
      if (left.length > 0) await attempts.try(left, silenceMs, seen => seen.left > 0, false);
    }
  })();
  const [during] = await Promise.all([controlsOf(names, all, signal), tried]);
  const check = (host: TestHost): Check => {
    const early = before.get(host) as Check;
    return early.passed ? (during.get(host) ?? early) : early;
  };
  for (const seen of cells) {
    const { from, to } = seen.cell;
    verdicts.set(seen, judgeForbidden(seen, check(from.host), to.host && check(to.host)));
  }
}

async function controlsOf(
  names: Map<TestHost, string>,
  all: readonly Sighted[],
  signal: AbortSignal | undefined,
): Promise<Map<TestHost, Check>> {
  const checks = await Promise.all(
    [...names].map(async ([host, name]) => [host, await controlOf(host, name, all, { signal })] as const),
  );
  return new Map(checks);
}
