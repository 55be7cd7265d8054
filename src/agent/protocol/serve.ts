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
  /** `refs`: name to id, 40 hexadecimal digits. */
  'serve/git': { params: { host: string; port?: number; refs: Record<string, string> }; result: null };
}
