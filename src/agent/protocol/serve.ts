/** A login that a service lets in, and what its commands answer. Default: tsunagu, with the password tsunagu. */
interface LoginService {
  host: string;
  port?: number;
  user?: string;
  password?: string;
  commands?: Record<string, string>;
}

/** Services that test hosts offer until the scenario ends; each is ready when its request is answered. */
export interface ServeMethods {
  'serve/ssh': { params: LoginService; result: null };
  'serve/telnet': { params: LoginService; result: null };
  'serve/https': {
    /** `names`: what its certificate is for, beside the host's name and addresses. */
    params: { host: string; port?: number; pages: Record<string, string>; names?: string[] };
    result: null;
  };
  'serve/ntp': {
    params: { host: string; port?: number; stratum?: number; offsetMs?: number };
    result: null;
  };
  'serve/smtp': { params: { host: string; port?: number }; result: null };
  /** Files by name; without a user anybody is let in. */
  'serve/ftp': {
    params: { host: string; port?: number; files: Record<string, string>; user?: string; password?: string };
    result: null;
  };
  'serve/tftp': { params: { host: string; port?: number; files: Record<string, string> }; result: null };
  /** `values`: texts by object identifier, beside sysDescr and sysName. */
  'serve/snmp': {
    params: { host: string; port?: number; community?: string; values?: Record<string, string> };
    result: null;
  };
  /** What is received can be waited for by `local/syslog`. */
  'serve/syslog': { params: { host: string; port?: number }; result: null };
  /** Gives away the addresses from `first` to `last`. */
  'serve/dhcp': {
    params: { host: string; first: string; last: string; prefix: number; router?: string; dns?: string[] };
    result: null;
  };
  /** Sends a datagram each `intervalMs` (default 100). */
  'serve/multicast': {
    params: { host: string; group: string; port: number; intervalMs?: number; ttl?: number };
    result: null;
  };
  /** `refs`: name to id, 40 hexadecimal digits. */
  'serve/git': { params: { host: string; port?: number; refs: Record<string, string> }; result: null };
}
