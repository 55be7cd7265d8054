import type { ServeMethods } from '../protocol.js';
import type { Ask } from './ask.js';
import { withSecret } from './secret.js';

type ServeMethod = keyof ServeMethods;
type Params<M extends ServeMethod> = Omit<ServeMethods[M]['params'], 'host'>;

/** Services that a host offers until the scenario ends: `host.serve.ssh()`. Each is ready when its promise resolves. */
export class Serves {
  readonly #host: string;
  readonly #ask: Ask;

  constructor(host: string, ask: Ask) {
    this.#host = host;
    this.#ask = ask;
  }

  /** An SSH server with one user (default tsunagu, password tsunagu). Its commands are a list of answers; none is run. */
  async ssh(options: Params<'serve/ssh'> = {}): Promise<void> {
    await this.#serve('serve/ssh', withSecret(options));
  }

  /** A telnet server, as `ssh`. */
  async telnet(options: Params<'serve/telnet'> = {}): Promise<void> {
    await this.#serve('serve/telnet', withSecret(options));
  }

  /** Pages by path over HTTPS (HTTP/1.1 and HTTP/2), with a certificate made for the host and `names`. */
  async https(options: Partial<Params<'serve/https'>> = {}): Promise<void> {
    await this.#serve('serve/https', { pages: { '/': 'ok\n' }, ...options });
  }

  /** An NTP server with the machine's time. */
  async ntp(options: Params<'serve/ntp'> = {}): Promise<void> {
    await this.#serve('serve/ntp', options);
  }

  /** A mail server that takes every mail, and sends none on. */
  async smtp(options: Params<'serve/smtp'> = {}): Promise<void> {
    await this.#serve('serve/smtp', options);
  }

  /** Files over FTP, for anybody or for one user. */
  async ftp(options: Params<'serve/ftp'>): Promise<void> {
    await this.#serve('serve/ftp', withSecret(options));
  }

  /** Files over TFTP. */
  async tftp(options: Params<'serve/tftp'>): Promise<void> {
    await this.#serve('serve/tftp', options);
  }

  /** An SNMPv2c agent; its sysName is the host's name. */
  async snmp(options: Params<'serve/snmp'> = {}): Promise<void> {
    await this.#serve('serve/snmp', options);
  }

  /** Receives syslog messages; see `host.local.syslog`. */
  async syslog(options: Params<'serve/syslog'> = {}): Promise<void> {
    await this.#serve('serve/syslog', options);
  }

  /** A DHCP server for the host's own network. */
  async dhcp(options: Params<'serve/dhcp'>): Promise<void> {
    await this.#serve('serve/dhcp', options);
  }

  /** Sends to a multicast group. */
  async multicast(options: Params<'serve/multicast'>): Promise<void> {
    await this.#serve('serve/multicast', options);
  }

  /** A git server whose repositories have these references, for `git ls-remote`. */
  async git(options: Partial<Params<'serve/git'>> = {}): Promise<void> {
    await this.#serve('serve/git', { refs: { 'refs/heads/main': 'f'.repeat(40) }, ...options });
  }

  async #serve<M extends ServeMethod>(method: M, options: object): Promise<void> {
    await this.#ask(method, { ...options, host: this.#host } as ServeMethods[M]['params']);
  }
}
