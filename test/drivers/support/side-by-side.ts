/**
 * Declares tests of one suite that run at the same time, as nearly all they do is wait; each has its own result.
 */
export function sideBySide(): (name: string, run: () => Promise<void>) => void {
  const runs: (() => Promise<void>)[] = [];
  let results: Promise<void>[] = [];
  before(() => {
    results = runs.map(run => run());
    // A failure is told by its own test, when its turn comes.
    for (const result of results) result.catch(() => undefined);
  });
  return (name, run) => {
    const index = runs.push(run) - 1;
    it(name, () => results[index]);
  };
}
