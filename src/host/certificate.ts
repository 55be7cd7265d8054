import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { addressBytes } from '../netns/index.js';

/** For whom a certificate is made. */
export interface CertificateRequest {
  /** The common name; also of its issuer, as it is signed by itself. */
  name: string;
  /** Names and addresses that it is valid for. */
  hosts: readonly string[];
  /** Milliseconds since the epoch (default: since yesterday, for 30 days). */
  validFrom?: number;
  validTo?: number;
}

/** A certificate and its key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

const DAY_MS = 86_400_000;

/** Makes a key (P-256) and a self-signed certificate for TLS (RFC 5280, RFC 5480); Node has no maker of these. */
export function makeCertificate(request: CertificateRequest): Certificate {
  const { name, hosts, validFrom = Date.now() - DAY_MS, validTo = Date.now() + 30 * DAY_MS } = request;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
  const who = sequence(der(0x31, sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from(name)))));
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    ecdsaWithSha256,
    who,
    sequence(time(validFrom), time(validTo)),
    who,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(isAuthority(), alternativeNames(hosts))),
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ecdsaWithSha256, der(0x03, Buffer.of(0), signature));
  return {
    cert: pem('CERTIFICATE', whole),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** basicConstraints, critical: its own issuer, so that a client can be told to trust it. */
function isAuthority(): Buffer {
  const yes = der(0x01, Buffer.of(0xff));
  return sequence(oid(2, 5, 29, 19), yes, der(0x04, sequence(yes)));
}

/** subjectAltName: dNSName is [2], iPAddress [7]. */
function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.flatMap(host => {
    if (isIP(host)) return [der(0x87, addressBytes(host))];
    const ascii = domainToASCII(host);
    return ascii === '' ? [] : [der(0x82, Buffer.from(ascii, 'latin1'))];
  });
  return sequence(oid(2, 5, 29, 17), der(0x04, sequence(...names)));
}

/** A tag, the length, and the contents (X.690 section 8.1, definite form). */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  if (content.length < 128) return Buffer.concat([Buffer.of(tag, content.length), content]);
  const hex = content.length.toString(16);
  const length = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | length.length), length, content]);
}

function sequence(...contents: Uint8Array[]): Buffer {
  return der(0x30, ...contents);
}

/** X.690 section 8.19: the first two arcs in one, then seven bits a byte, the last with its top bit clear. */
function oid(first: number, second: number, ...arcs: number[]): Buffer {
  const bytes = [first * 40 + second, ...arcs].flatMap(arc => {
    const groups = [arc & 0x7f];
    for (let rest = arc >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from(bytes));
}

/** UTCTime until 2049, GeneralizedTime from then on (RFC 5280 section 4.1.2.5). */
function time(ms: number): Buffer {
  const text = `${new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
  return text < '2050' ? der(0x17, Buffer.from(text.slice(2))) : der(0x18, Buffer.from(text));
}

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
