/**
 * The candidates nearest to a mistyped name, best first, for "did you mean".
 * Compares after NFKC and case folding, by optimal string alignment distance (insert, delete, replace,
 * swap of neighbours); a name that contains the other counts as near. At most `most` of them.
 */
export function suggest(name: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = fold(name);
  const limit = Math.max(1, Math.floor([...wanted].length / 3));
  return [...new Set(candidates)]
    .map(candidate => ({ candidate, distance: nearness(wanted, fold(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Names are compared without regard to width, case, and spaces: `社内 PC` and `社内ＰＣ` are one. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

function nearness(a: string, b: string, limit: number): number {
  const away = distance([...a], [...b]);
  const isPart = a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a));
  return isPart ? Math.min(away, limit) : away;
}

function distance(a: string[], b: string[]): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(before, j - 2) + 1);
      }
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return at(previous, b.length);
}

function at(row: number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
