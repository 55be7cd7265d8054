import { type DefineFailure, drillSteps } from '../src/plugin/drill-steps.js';
import { parameters } from './parameters.js';

// Data only: what fails, and how. Whether the switches can do it is asked before a scenario's first step.
const failure: DefineFailure = drillSteps(parameters);

const one = (link: string) => [link];
const portOf = (switchName: string, port: number) => `${switchName}:${port}`;

const down = (links: string[]) => ({ links, how: 'link-down' as const });
failure('the link {link} is cut', (link: string) => down(one(link)));
failure('リンク{link}を切断する', (link: string) => down(one(link)));
failure('the links {links} are cut', down);
failure('リンク{links}を(同時に)切断する', down);

const silent = (links: string[]) => ({ links, how: 'silent' as const });
failure('the link {link} is cut silently', (link: string) => silent(one(link)));
failure('リンク{link}をリンクダウンさせずに切断する', (link: string) => silent(one(link)));
failure('the links {links} are cut silently', silent);
failure('リンク{links}を(同時に)リンクダウンさせずに切断する', silent);

const oneWay = (links: string[]) => ({ links, how: 'one-way' as const });
const oneWayFrom = (link: string, from: string) => ({ ...oneWay(one(link)), from });
failure('the link {link} is cut one way, for what comes from {node}', oneWayFrom);
failure('リンク{link}を{node}からの片方向だけ切断する', oneWayFrom);
failure('the links {links} are cut one way', oneWay);
failure('リンク{links}を(同時に)片方向だけ切断する', oneWay);

const flapping = (links: string[], count: number, periodMs: number) => ({
  ...{ links, how: 'flapping' as const },
  flap: { count, periodMs },
});
failure(
  'the link {link} flaps {number} times, every {number} ms',
  (link: string, count: number, ms: number) => flapping(one(link), count, ms),
);
failure(
  'リンク{link}を{number}ミリ秒周期で{number}回フラップさせる',
  (link: string, ms: number, count: number) => flapping(one(link), count, ms),
);
failure('the links {links} flap {number} times, every {number} ms', flapping);
failure(
  'リンク{links}を(同時に){number}ミリ秒周期で{number}回フラップさせる',
  (links: string[], ms: number, count: number) => flapping(links, count, ms),
);

const inOrder = (gapMs: number) => ({ order: 'given' as const, gapMs });
const downInOrder = (links: string[], gapMs: number) => ({ ...down(links), ...inOrder(gapMs) });
failure('the links {links} are cut in this order, {number} ms apart', downInOrder);
failure('リンク{links}をこの順に{number}ミリ秒間隔で切断する', downInOrder);
const silentInOrder = (links: string[], gapMs: number) => ({ ...silent(links), ...inOrder(gapMs) });
failure('the links {links} are cut silently in this order, {number} ms apart', silentInOrder);
failure('リンク{links}をこの順に{number}ミリ秒間隔でリンクダウンさせずに切断する', silentInOrder);

const port = (how: 'link-down' | 'silent' | 'one-way') => (switchName: string, number: number) => ({
  ...{ port: portOf(switchName, number), how },
});
const turned =
  <A, B, R>(make: (a: A, b: B) => R) =>
  (b: B, a: A) =>
    make(a, b);
failure('port {number} of {node} is cut', turned(port('link-down')));
failure('{node}のポート{number}を切断する', port('link-down'));
failure('port {number} of {node} is cut silently', turned(port('silent')));
failure('{node}のポート{number}をリンクダウンさせずに切断する', port('silent'));
failure('port {number} of {node} is cut one way', turned(port('one-way')));
failure('{node}のポート{number}を片方向だけ切断する', port('one-way'));

const flappingPort = (switchName: string, number: number, count: number, periodMs: number) => ({
  ...{ port: portOf(switchName, number), how: 'flapping' as const },
  flap: { count, periodMs },
});
failure(
  'port {number} of {node} flaps {number} times, every {number} ms',
  (number: number, switchName: string, count: number, ms: number) =>
    flappingPort(switchName, number, count, ms),
);
failure(
  '{node}のポート{number}を{number}ミリ秒周期で{number}回フラップさせる',
  (switchName: string, number: number, ms: number, count: number) =>
    flappingPort(switchName, number, count, ms),
);
