import type { EventEmitter } from 'node:events';

/** The arguments of the next event for which `wanted` holds; rejects after 5 s with what came instead. */
export function next<T extends unknown[]>(
  emitter: unknown,
  event: string,
  wanted: (...args: T) => boolean = () => true,
): Promise<T> {
  const target = emitter as EventEmitter;
  return new Promise((resolve, reject) => {
    const others: unknown[] = [];
    const timer = setTimeout(() => {
      target.off(event, listener);
      const seen = others.map(other =>
        other instanceof Error ? other.message : JSON.stringify(other, replacer),
      );
      reject(new Error(`no such '${event}' within 5 s; seen: ${seen.join(' | ') || 'none'}`));
    }, 5000);
    function listener(...args: unknown[]) {
      if (!wanted(...(args as T))) {
        others.push(args[0]);
        return;
      }
      clearTimeout(timer);
      target.off(event, listener);
      resolve(args as T);
    }
    target.on(event, listener);
  });
}

const replacer = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);
