/** Random numbers from 0 to 1 that a failure can be repeated with: the seed is printed, and set by TSUNAGU_SEED. */
export function draws(): () => number {
  let seed = Number(process.env.TSUNAGU_SEED ?? Date.now() % 2 ** 31);
  console.log(`      seed ${seed}`);
  return () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed / 2 ** 31;
  };
}
