/** Time for one question and its answer, in milliseconds. */
export const questionMs = 1000;
/** Time for one conversation, with a login or a handshake, in milliseconds. */
export const conversationMs = 3000;
/** Time for finding out about a whole way, over many routers, in milliseconds. */
export const wayMs = 5000;

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined properties. */
export function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
