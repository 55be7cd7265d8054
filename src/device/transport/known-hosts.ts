import { createHash, createHmac } from 'node:crypto';
import { appendFile, chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A host's key in a file of known hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). */
interface KnownKey {
  type: string;
  key: Buffer;
  isRevoked: boolean;
}

/** What the files of known hosts say of a host. */
export class KnownHosts {
  readonly #keys: KnownKey[];

  private constructor(keys: KnownKey[]) {
    this.#keys = keys;
  }

  /** Reads the files that exist, for one host. */
  static async read(files: string[], address: string, port: number): Promise<KnownHosts> {
    const texts = await Promise.all(files.map(file => readFile(file, 'utf8').catch(() => '')));
    const host = hostName(address, port);
    return new KnownHosts(texts.flatMap(text => text.split('\n').flatMap(line => keyOf(line, host))));
  }

  /** Types of the keys known, so that the host is asked for one of these. */
  get types(): string[] {
    return [...new Set(this.#keys.map(({ type }) => type))];
  }

  /** What a key is: `changed` where the host is known by another. */
  judge(key: Buffer): 'known' | 'unknown' | 'changed' | 'revoked' {
    const same = this.#keys.filter(known => known.key.equals(key));
    if (same.some(({ isRevoked }) => isRevoked)) return 'revoked';
    if (same.length > 0) return 'known';
    return this.#keys.some(({ isRevoked }) => !isRevoked) ? 'changed' : 'unknown';
  }
}

/** Writes a key down, in a file that belongs to whom its folder belongs to. */
export async function remember(file: string, address: string, port: number, key: Buffer): Promise<void> {
  const folder = await stat(dirname(file));
  const isNew = (await stat(file).catch(() => undefined)) === undefined;
  await appendFile(file, `${hostName(address, port)} ${typeOf(key)} ${key.toString('base64')}\n`);
  if (isNew && process.getuid?.() === 0) await chown(file, folder.uid, folder.gid);
}

/** `SHA256:...`, as `ssh-keygen -l` shows it. */
export function fingerprint(key: Buffer): string {
  return `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;
}

/** The type that a key says it is of (RFC 4253, 6.6: it begins with its name). */
export function typeOf(key: Buffer): string {
  return key.subarray(4, 4 + key.readUInt32BE(0)).toString('latin1');
}

/** `192.0.2.1`, `[192.0.2.1]:2222`. */
function hostName(address: string, port: number): string {
  return port === 22 ? address : `[${address}]:${port}`;
}

function keyOf(line: string, host: string): KnownKey[] {
  const words = line.trim().split(/\s+/);
  const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
  const [patterns = '', type, key] = words;
  // Certificates of hosts are a thing of their own; a key is not refused for lack of one.
  if (patterns.startsWith('#') || type === undefined || key === undefined || marker === '@cert-authority') {
    return [];
  }
  if (!matches(patterns, host)) return [];
  return [{ type, key: Buffer.from(key, 'base64'), isRevoked: marker === '@revoked' }];
}

function matches(patterns: string, host: string): boolean {
  const list = patterns.split(',');
  const hits = (pattern: string) =>
    pattern.startsWith('|1|') ? isHashOf(pattern, host) : isLike(pattern, host);
  if (list.some(pattern => pattern.startsWith('!') && hits(pattern.slice(1)))) return false;
  return list.some(pattern => !pattern.startsWith('!') && hits(pattern));
}

/** `|1|salt|hash`: HMAC-SHA1 of the name with the salt as its key. */
function isHashOf(pattern: string, host: string): boolean {
  const [, , salt = '', hash] = pattern.split('|');
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(host).digest('base64') === hash;
}

function isLike(pattern: string, host: string): boolean {
  const source = pattern
    .replace(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 'i').test(host);
}
