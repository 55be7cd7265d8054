import { readFileSync } from 'node:fs';

/** The account databases of a node: passwd(5), shadow(5), group(5). */
export interface Accounts {
  passwd: string;
  shadow: string;
  group: string;
}

/** A login that a node has beside the machine's accounts. */
export interface Account {
  user: string;
  /** As crypt(5) writes it. */
  passwordHash: string;
  /** The user id and group id that it acts as. */
  owner: Owner;
  /** A group that it is a member of besides. */
  memberOf: string;
  /** What a login runs. */
  shell: string;
}

export interface Owner {
  uid: number;
  gid: number;
}

/** The machine's accounts, as they are now. */
export function machineAccounts(): Accounts {
  const [passwd = '', shadow = '', group = ''] = ['passwd', 'shadow', 'group'].map(name =>
    readFileSync(`/etc/${name}`, 'utf8'),
  );
  return { passwd, shadow, group };
}

/**
 * The machine's accounts with one login added. It comes first, so that a look-up by user id finds its name. The
 * machine's own passwords are left out: nobody else can log in.
 */
export function withAccount(machine: Accounts, account: Account): Accounts {
  const { user, passwordHash, owner, memberOf, shell } = account;
  const others = (text: string) => text.split('\n').filter(line => line && !line.startsWith(`${user}:`));
  const lines = (all: string[]) => `${all.join('\n')}\n`;
  return {
    passwd: lines([`${user}:x:${owner.uid}:${owner.gid}::/:${shell}`, ...others(machine.passwd)]),
    shadow: lines([
      `${user}:${passwordHash}:19000:0:99999:7:::`,
      ...others(machine.shadow).map(line => line.replace(/^([^:]*):[^:]*/, '$1:*')),
    ]),
    group: lines(
      machine.group
        .split('\n')
        .filter(Boolean)
        .map(line => {
          if (!line.startsWith(`${memberOf}:`)) return line;
          return line.endsWith(':') ? line + user : `${line},${user}`;
        }),
    ),
  };
}

/** The ids of a system user of the machine; undefined when there is none of that name. */
export function ownerOf({ passwd }: Accounts, user: string): Owner | undefined {
  const line = passwd.split('\n').find(each => each.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return line === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}
