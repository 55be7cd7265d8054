/** Cells in columns that are as wide as their widest cell. */
export function table(rows: string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(cells => columnsOf(cells[column] ?? ''))));
  return rows.map(cells =>
    `  ${cells.map((cell, column) => cell + ' '.repeat((widths?.[column] ?? 0) - columnsOf(cell))).join('  ')}`.trimEnd(),
  );
}

/** Columns of a terminal that a text takes: Japanese letters take two. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter >= '\u2e80' ? 2 : 1), 0);
}
