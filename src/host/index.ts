export type { HostBatch } from './batch.js';
export { type Certificate, type CertificateRequest, makeCertificate } from './certificate.js';
export { type DhcpOffer, type DhcpOptions, type DhcpResult, dhcpDiscover } from './clients/dhcp.js';
export type { DnsOptions, DnsResult } from './clients/dns.js';
export { type FtpOptions, type FtpResult, ftpRead } from './clients/ftp.js';
export { type GitOptions, type GitResult, gitLsRemote } from './clients/git.js';
export type { HttpOptions, HttpResult } from './clients/http.js';
export { type MulticastOptions, type MulticastResult, multicastReceive } from './clients/multicast.js';
export {
  type AnnounceOptions,
  announceAddress,
  type NeighbourOptions,
  type NeighbourResult,
  neighbourLookup,
} from './clients/neighbour.js';
export { type NtpOptions, type NtpResult, ntpQuery } from './clients/ntp.js';
export type { NoAnswer, ServiceOutcome, ServiceResult } from './clients/outcome.js';
export { type PathMtuOptions, type PathMtuResult, pathMtu } from './clients/path-mtu.js';
export type { PingOptions, PingReply, PingResult } from './clients/ping.js';
export { type RawIpOptions, type RawIpResult, sendRawIp } from './clients/raw-ip.js';
export { type SmtpOptions, type SmtpResult, smtpGreet } from './clients/smtp.js';
export { type SnmpOptions, type SnmpResult, snmpGet } from './clients/snmp.js';
export { type SshOptions, type SshResult, sshLogin } from './clients/ssh.js';
export type { ConnectResult } from './clients/tcp.js';
export { type TelnetLogin, type TelnetResult, telnetLogin } from './clients/telnet.js';
export { type TftpOptions, type TftpResult, tftpTransfer } from './clients/tftp.js';
export type { CertificateFacts } from './clients/tls.js';
export { type Hop, type TracerouteOptions, type TracerouteResult, traceroute } from './clients/traceroute.js';
export type { UdpResult } from './clients/udp.js';
export type { HostConfig } from './config.js';
export type { AttemptOptions } from './deadline.js';
export { HOST_FILES, undoHostFiles } from './files.js';
export { TestHost } from './host.js';
export { type HostNames, hostNames } from './names.js';
export type { Evidence } from './observer.js';
export { addressText } from './packet.js';
export { HostPool } from './pool.js';
export { Program, type ProgramOptions, type ProgramReport, type Readiness } from './program.js';
export { type DhcpScope, dhcpService } from './services/dhcp.js';
export type { DnsRecord } from './services/dns.js';
export { type FtpSite, ftpService } from './services/ftp.js';
export { gitService } from './services/git.js';
export type { Pages } from './services/http.js';
export { httpsService } from './services/http.js';
export { type MulticastStream, multicastService } from './services/multicast.js';
export { type NtpClock, ntpService } from './services/ntp.js';
export type { Contact, Opener, Service } from './services/service.js';
export { type Mail, smtpService } from './services/smtp.js';
export { type SnmpView, snmpService } from './services/snmp.js';
export { type LoginService, sshService } from './services/ssh.js';
export { type SyslogMessage, syslogService } from './services/syslog.js';
export { telnetService } from './services/telnet.js';
export { type Files, tftpService } from './services/tftp.js';
export { icmpReason, type Story } from './story.js';
