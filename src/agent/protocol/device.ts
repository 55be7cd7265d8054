import type { Story } from './story.js';

/** Devices of the network under test. */
export interface DeviceMethods {
  'device/run': {
    params: { device: string; command: string; budgetMs?: number };
    result: { output: string };
  };
  'device/configure': { params: { device: string; lines: string[]; budgetMs?: number }; result: null };
  'device/shows': {
    params: { device: string; command: string; text: string; expect: 'must' | 'mustNot'; budgetMs?: number };
    result: null;
  };
  'device/role': { params: { device: string }; result: { role: string; story: Story } };
  /** Logs in anew. */
  'device/login': { params: { device: string }; result: null };
  /** How its configuration differs from that at the start of the run, secrets masked. */
  'device/golden': { params: { device: string }; result: { differences: string[] } };
  'device/reset': { params: { device: string }; result: { undone: string[]; ms: number } };
}
