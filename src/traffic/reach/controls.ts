import type { TestHost } from '../../host/index.js';
import type { Check } from '../control.js';
import type { ProofLimits } from '../prove.js';
import { endOf } from '../test-host.js';
import type { Sighted } from './cell.js';

/** How long a host may take to prove that it works, in milliseconds. */
const BUDGET_MS = 1000;
const TRIES = 3;

/**
 * The positive control of a host: it reaches its gateway (or has its interface up where it has none) now; where the
 * gateway does not answer, that somebody else had an answer from it, or it from somebody, in this judgement.
 */
export async function controlOf(
  host: TestHost,
  name: string,
  all: readonly Sighted[],
  limits: Pick<ProofLimits, 'signal'>,
): Promise<Check> {
  let check: Check | undefined;
  for (let count = 0; count < TRIES && !check?.passed; count++) {
    check = await endOf(host, host.addresses[0], name).alive({ budgetMs: BUDGET_MS / TRIES, ...limits });
  }
  if (check?.passed) return check;
  const proof = all.find(
    ({ cell, answeredAt }) =>
      cell.allowed && answeredAt !== undefined && (cell.from.host === host || cell.to.host === host),
  );
  if (!proof) return check ?? { passed: false, what: { en: '', ja: '' } };
  const { from, to, service } = proof.cell;
  return {
    passed: true,
    what: {
      en: `${from.name} reached ${to.name} (${service.name})`,
      ja: `${from.name} から ${to.name} へは届く (${service.name})`,
    },
  };
}
