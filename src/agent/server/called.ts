import type { TestHost } from '../../host/index.js';

/** A test host, and what the step calls it. */
export interface Called {
  name: string;
  host: TestHost;
}
