import net from 'node:net';
import { type Opener, tcpService } from './service.js';

/** A mail that a server of ours was handed. */
export interface Mail {
  from: string;
  to: string[];
  text: string;
}

/** An SMTP server that takes every mail (RFC 5321). @param onMail is handed each; nothing is sent on. */
export function smtpService(onMail: (mail: Mail) => void = () => {}): Opener {
  return tcpService(({ host }) => net.createServer(socket => serve(socket, host.name, onMail)));
}

function serve(socket: net.Socket, name: string, onMail: (mail: Mail) => void): void {
  socket.on('error', () => socket.destroy());
  const say = (line: string) => socket.write(`${line}\r\n`);
  let mail: Mail = { from: '', to: [], text: '' };
  let inData = false;
  let unread = '';
  say(`220 ${name} ESMTP tsunagu`);
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    unread += chunk;
    for (let end = unread.indexOf('\n'); end >= 0; end = unread.indexOf('\n')) {
      const line = unread.slice(0, end).replace(/\r$/, '');
      unread = unread.slice(end + 1);
      if (inData) data(line);
      else command(line);
    }
  });

  function data(line: string): void {
    if (line !== '.') {
      mail.text += `${line.replace(/^\.\./, '.')}\n`;
      return;
    }
    inData = false;
    onMail(mail);
    mail = { from: '', to: [], text: '' };
    say('250 OK');
  }

  function command(line: string): void {
    const verb = line.slice(0, 4).toUpperCase();
    const path = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') say(`250-${name}\r\n250 8BITMIME`);
    else if (verb === 'HELO') say(`250 ${name}`);
    else if (verb === 'MAIL') {
      mail.from = path;
      say('250 OK');
    } else if (verb === 'RCPT') {
      mail.to.push(path);
      say('250 OK');
    } else if (verb === 'DATA') {
      inData = true;
      say('354 end with a line of one dot');
    } else if (verb === 'RSET' || verb === 'NOOP') say('250 OK');
    else if (verb === 'QUIT') {
      say('221 goodbye');
      socket.end();
    } else say('502 not implemented');
  }
}
