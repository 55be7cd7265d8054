import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import koffi from 'koffi';
import type { Connect } from '../../../src/device/index.js';

const libc = koffi.load('libc.so.6');
const setns = libc.func('int setns(int fd, int nstype)');
const socket = libc.func('int socket(int domain, int type, int protocol)');
const AF_INET = 2;
const SOCK_STREAM = 1;
const CLONE_NEWNET = 0x40000000;

/** Connects from inside a named network namespace: the socket is made there and stays there. */
export function connectFrom(namespace: string): Connect {
  return (host, port, signal) =>
    new Promise((resolve, reject) => {
      const connection = new Socket({ fd: socketIn(namespace), signal });
      connection.once('error', reject);
      connection.connect({ host, port }, () => {
        connection.off('error', reject);
        resolve(connection);
      });
    });
}

function socketIn(namespace: string): number {
  const home = openSync('/proc/self/ns/net', 'r');
  const away = openSync(`/run/netns/${namespace}`, 'r');
  try {
    setns(away, CLONE_NEWNET);
    return socket(AF_INET, SOCK_STREAM, 0);
  } finally {
    setns(home, CLONE_NEWNET);
    closeSync(away);
    closeSync(home);
  }
}
