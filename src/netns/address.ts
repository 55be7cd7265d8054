import { isIP } from 'node:net';

export const AF_INET = 2;
export const AF_INET6 = 10;

/** The bytes of a numeric IPv4 (4) or IPv6 (16) address; a zone (`%eth0`) is left off. */
export function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  if (isIP(address) !== 6) throw new Error(`not a numeric address: ${address}`);
  const plain = (address.split('%')[0] ?? '').replace(/\d+\.\d+\.\d+\.\d+$/, v4 => {
    const b = addressBytes(v4);
    return `${b.readUInt16BE(0).toString(16)}:${b.readUInt16BE(2).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const groups = [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
  const bytes = Buffer.alloc(16);
  groups.forEach((group, index) => {
    bytes.writeUInt16BE(Number.parseInt(group, 16), index * 2);
  });
  return bytes;
}

/** A struct sockaddr_in or sockaddr_in6 (ip(7), ipv6(7)); `scope` is the interface of a link-local address. */
export function sockaddr(address: string, port: number, scope = 0): Buffer {
  const bytes = addressBytes(address);
  const v4 = bytes.length === 4;
  const out = Buffer.alloc(v4 ? 16 : 28);
  out.writeUInt16LE(v4 ? AF_INET : AF_INET6, 0);
  out.writeUInt16BE(port, 2);
  bytes.copy(out, v4 ? 4 : 8);
  if (!v4) out.writeUInt32LE(scope, 24);
  return out;
}
