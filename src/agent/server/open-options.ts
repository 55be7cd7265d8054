import type { Platforms } from '../../device/index.js';
import type { Ledger, Scope } from '../../scope/index.js';
import type { PatchSwitchSpec, Testbed } from '../../testbed/index.js';
import type { Spent, Story } from '../protocol.js';
import type { NotedFiles } from './noted-files.js';
import type { SubLedger } from './sub-ledger.js';

/** What a site is opened with. */
export interface OpenOptions {
  /** Absolute path of the testbed file. */
  file: string;
  /** The site's name. */
  name: string;
  /** Values for the file's `${NAME}`s. */
  env: Record<string, string>;
  platforms: Platforms;
  /** Takes note of the files that the site is made from. */
  files: NotedFiles;
  /** Ends the opening; what was made until then is undone. */
  signal: AbortSignal;
  /** Tells whoever waits for the site what is being waited for. */
  progress: (text: Story) => void;
  log: (entry: unknown) => void;
  spend: (kind: keyof Spent, ms: number) => void;
}

/** What has been made so far of a site that is being opened. */
export interface Parts {
  testbed: Testbed;
  scope: Scope;
  ledger: Ledger;
  /** What is recorded of the patch switches. */
  onSwitches: SubLedger;
  switches: PatchSwitchSpec[];
}
