import { once } from 'node:events';
import type net from 'node:net';
import tls from 'node:tls';

export interface TlsOptions {
  /** The name that the certificate must be for, and that is asked for (SNI, RFC 6066); addresses are not asked for. */
  name: string;
  /** Accept any certificate (default false). */
  insecure?: boolean | undefined;
  /** Certificates that are trusted beside the system's, in PEM. */
  ca?: string | undefined;
  /** Application protocols, best first (ALPN, RFC 7301). */
  protocols?: string[] | undefined;
}

/** What a TLS server showed. */
export interface CertificateFacts {
  /** Common name. */
  subject: string;
  issuer: string;
  /** Names and addresses that it is for. */
  names: string[];
  /** Milliseconds since the epoch. */
  validFrom: number;
  validTo: number;
  /** SHA-256, hexadecimal with colons. */
  fingerprint: string;
  /** It is valid, for this name, and leads to somebody who is trusted. */
  trusted: boolean;
  /** Why it is not. */
  distrust?: string;
  /** `TLSv1.3`. */
  version: string;
}

/** Speaks TLS on a connection. @throws the handshake's error, also for a certificate that is not trusted. */
export async function startTls(socket: net.Socket, options: TlsOptions): Promise<tls.TLSSocket> {
  const { name, insecure, ca, protocols } = options;
  const secure = tls.connect({
    socket,
    // Looked at below, so that the facts are there also where it is not trusted.
    rejectUnauthorized: false,
    ...(ca !== undefined && { ca: [...tls.rootCertificates, ca] }),
    ...(protocols && { ALPNProtocols: protocols }),
    ...(/^[\d.]+$|:/.test(name) ? { host: name } : { servername: name }),
  });
  await once(secure, 'secureConnect');
  if (!insecure && !secure.authorized) throw new UntrustedError(certificateOf(secure));
  return secure;
}

/** The server's certificate is not to be trusted. */
export class UntrustedError extends Error {
  readonly certificate: CertificateFacts;

  constructor(certificate: CertificateFacts) {
    super(`the certificate is not trusted (${certificate.distrust})`);
    this.certificate = certificate;
  }
}

/** What the server showed. */
export function certificateOf(secure: tls.TLSSocket): CertificateFacts {
  const peer = secure.getPeerCertificate();
  return {
    subject: String(peer.subject?.CN ?? ''),
    issuer: String(peer.issuer?.CN ?? ''),
    names: (peer.subjectaltname ?? '')
      .split(', ')
      .filter(Boolean)
      .map(each => each.replace(/^(?:DNS|IP Address):/, '')),
    validFrom: Date.parse(peer.valid_from),
    validTo: Date.parse(peer.valid_to),
    fingerprint: peer.fingerprint256,
    trusted: secure.authorized,
    ...(!secure.authorized && { distrust: String(secure.authorizationError) }),
    version: secure.getProtocol() ?? '',
  };
}
