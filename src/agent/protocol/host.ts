import type { Story } from './story.js';

/** The result of an exchange that was allowed to fail. */
export interface Outcome {
  ok: boolean;
  story: Story;
  rttMs?: number;
}

/** Result of a command in a test host. */
export interface CommandResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Result of an HTTP request. */
export interface HttpResult {
  status: number;
  headers: Record<string, string>;
  body: string;
  story: Story;
}

/** A DNS record of a service on a test host. */
export interface DnsRecord {
  name: string;
  type: 'A' | 'AAAA';
  address: string;
}

/** must: it has to work; mustNot: it has to be proven not to; any: say what happened. */
export type Expectation = 'must' | 'mustNot' | 'any';

interface Exchange {
  from: string;
  to: string;
  expect: Expectation;
  budgetMs?: number;
}

/** What test hosts do. */
export interface HostMethods {
  'host/ping': { params: Exchange & { count?: number; size?: number }; result: Outcome };
  'host/tcp': { params: Exchange & { port: number }; result: Outcome };
  'host/udp': { params: Exchange & { port: number }; result: Outcome };
  'host/get': { params: { from: string; url: string; budgetMs?: number }; result: HttpResult };
  'host/resolve': {
    params: { from: string; name: string; type: 'A' | 'AAAA'; server?: string; budgetMs?: number };
    result: { addresses: string[]; server: string; story: Story };
  };
  'host/run': { params: { host: string; command: string; budgetMs?: number }; result: CommandResult };
  'host/serveTcp': { params: { host: string; port: number }; result: null };
  'host/serveUdp': { params: { host: string; port: number }; result: null };
  'host/serveHttp': { params: { host: string; port: number; pages: Record<string, string> }; result: null };
  'host/serveDns': { params: { host: string; port: number; records: DnsRecord[] }; result: null };
}
