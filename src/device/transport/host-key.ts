import type { TsunaguError } from '../../errors/index.js';
import { errors } from './host-key-errors.js';
import { fingerprint, KnownHosts, remember } from './known-hosts.js';

/** What is asked of a host's key, and where the known ones are. */
export interface HostKeyPolicy {
  /**
   * `strict`: it must be known. `accept-new`: it is written down at the first use, and must be the same later.
   * `any`: it is not looked at. `SHA256:...`: it must be this one.
   */
  hostKey: string;
  /** Files of known hosts; a new key is written into the first. */
  knownHosts: string[];
}

/** Judges one host's key, and remembers why it was not accepted. */
export class HostKeyCheck {
  refusal: TsunaguError | undefined;
  readonly #whom: { device: string; at: string };
  readonly #host: { address: string; port: number };
  readonly #policy: HostKeyPolicy;
  readonly #known: KnownHosts;

  private constructor(
    whom: { device: string; at: string },
    host: { address: string; port: number },
    policy: HostKeyPolicy,
    known: KnownHosts,
  ) {
    this.#whom = whom;
    this.#host = host;
    this.#policy = policy;
    this.#known = known;
  }

  static async of(
    whom: { device: string; at: string },
    host: { address: string; port: number },
    policy: HostKeyPolicy,
  ): Promise<HostKeyCheck> {
    const known = await KnownHosts.read(policy.knownHosts, host.address, host.port);
    return new HostKeyCheck(whom, host, policy, known);
  }

  /** Signature algorithms to ask for first: those of the keys that are known. */
  get algorithms(): string[] {
    return this.#known.types.flatMap(type =>
      type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type],
    );
  }

  /** Whether the key is accepted; if not, `refusal` says why. */
  async accepts(key: Buffer): Promise<boolean> {
    this.refusal = await this.#judge(key);
    return this.refusal === undefined;
  }

  async #judge(key: Buffer): Promise<TsunaguError | undefined> {
    const { hostKey, knownHosts } = this.#policy;
    const facts = { ...this.#whom, seen: fingerprint(key), files: knownHosts };
    if (hostKey === 'any') return undefined;
    if (hostKey.startsWith('SHA256:')) {
      return facts.seen === hostKey.replace(/=+$/, '')
        ? undefined
        : errors.hostKeyNotThat({ ...facts, wanted: hostKey });
    }
    const verdict = this.#known.judge(key);
    if (verdict === 'known') return undefined;
    if (verdict !== 'unknown') return errors.hostKeyChanged(facts);
    if (hostKey === 'strict') return errors.hostKeyUnknown(facts);
    const [file] = knownHosts;
    if (file !== undefined) await remember(file, this.#host.address, this.#host.port, key);
    return undefined;
  }
}
