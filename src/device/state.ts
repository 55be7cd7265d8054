import type { StateView } from './platform.js';

/**
 * One command's output as sorted lines that are the same as long as the device is in the same state. JSON gives
 * a line for each record (an object that has values of its own), led by the way to it; what is no JSON, as
 * `bgpd is not running`, gives its lines.
 */
export function stateLines(view: StateView, output: string[]): string[] {
  const json = view.format === 'json' ? parseJson(output.join('\n')) : undefined;
  const lines =
    json === undefined
      ? output.map(line => line.trim()).filter(line => !matches(view.ignore, line))
      : records(without(json, view.ignore), []);
  return lines.map(line => rewrite(view, `${view.name}: ${line}`)).sort();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Leaves away keys by name; sorts keys and lists, whose order means nothing here. */
function without(value: unknown, ignore: RegExp[]): unknown {
  if (Array.isArray(value)) {
    return value.map(item => without(item, ignore)).sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }
  if (!isObject(value)) return value;
  const kept = Object.keys(value).filter(key => !matches(ignore, key));
  return Object.fromEntries(kept.sort().map(key => [key, without(value[key], ignore)]));
}

function records(value: unknown, path: string[]): string[] {
  if (Array.isArray(value) && value.every(isObject)) return value.flatMap(item => records(item, path));
  if (isObject(value) && Object.values(value).every(item => isObject(item) || Array.isArray(item))) {
    return Object.entries(value).flatMap(([key, item]) => records(item, [...path, key]));
  }
  return [[...path, text(value)].join(' ')];
}

function rewrite(view: StateView, line: string): string {
  return (view.rewrite ?? []).reduce((written, { from, to }) => written.replace(from, to), line);
}

function matches(patterns: RegExp[], subject: string): boolean {
  return patterns.some(pattern => pattern.test(subject));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return JSON.stringify(value);
}
