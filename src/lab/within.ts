import { Namespace } from '../netns/index.js';

/** Opens a namespace for as long as the callback works: one that stays open would outlive its removal. */
export async function within<T>(name: string, work: (namespace: Namespace) => T | Promise<T>): Promise<T> {
  const namespace = Namespace.open(name);
  try {
    return await work(namespace);
  } finally {
    namespace.close();
  }
}
