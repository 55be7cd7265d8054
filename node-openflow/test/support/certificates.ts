import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Credentials {
  keyFile: string;
  certFile: string;
  key: Buffer;
  cert: Buffer;
}

/** An authority of the test's own, and certificates by it for these names, all good for `localhost`. */
export function certificates(
  directory: string,
  ...names: string[]
): { caFile: string; ca: Buffer; of(name: string): Credentials } {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '2',
    '-subj',
    '/CN=test authority',
  );
  writeFileSync(path.join(directory, 'extensions'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  for (const name of names) {
    openssl('req', ...key, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    const authority = [
      '-CA',
      'ca.pem',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-days',
      '2',
      '-extfile',
      'extensions',
    ];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, ...authority);
  }
  const read = (name: string) => readFileSync(path.join(directory, name));
  return {
    caFile: path.join(directory, 'ca.pem'),
    ca: read('ca.pem'),
    of: name => ({
      keyFile: path.join(directory, `${name}.key`),
      certFile: path.join(directory, `${name}.pem`),
      key: read(`${name}.key`),
      cert: read(`${name}.pem`),
    }),
  };
}
