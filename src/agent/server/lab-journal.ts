import { errors } from '../errors.js';
import { journalPath } from '../paths.js';
import { Journal } from './journal.js';

/** Labs that are up without a site have journals and folders of this name. */
export const byHand = (lab: string) => `lab-${lab}`;

/**
 * Looks whether a lab is up without a site: what it is made of cannot be there twice.
 * @throws TsunaguError `agent.labByItself`.
 */
export function refuseLabByHand({ name, file }: { name: string; file: string }): void {
  const journal = Journal.read(journalPath(byHand(name)));
  if (journal?.header.testbed === file) throw errors.labByItself({ lab: name });
}
