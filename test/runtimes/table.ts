/** A table of what passed: rows by columns, each cell how many of how many. */

interface Cell {
  passed: number;
  expected: number;
}

export class Table {
  readonly #title: string;
  readonly #columns: readonly string[];
  readonly #rows = new Map<string, Map<string, Cell>>();

  constructor(title: string, columns: readonly string[]) {
    this.#title = title;
    this.#columns = columns;
  }

  /**
   * Counts one expected case.
   *
   * @returns to be called once the case has passed
   */
  expect(row: string, column: string): () => void {
    const cells = this.#rows.get(row) ?? new Map<string, Cell>();
    this.#rows.set(row, cells);
    const cell = cells.get(column) ?? { passed: 0, expected: 0 };
    cells.set(column, cell);
    cell.expected += 1;
    return () => {
      cell.passed += 1;
    };
  }

  toString(): string {
    const lines = [...this.#rows].map(([row, cells]) => [
      row,
      ...this.#columns.map((column) => {
        const cell = cells.get(column);
        return cell ? `${cell.passed}/${cell.expected}` : '-';
      }),
    ]);
    const all = [[this.#title, ...this.#columns], ...lines];
    const widths = all[0]?.map((_, index) =>
      Math.max(...all.map((line) => line[index]?.length ?? 0)),
    );
    return all
      .map((line) =>
        line
          .map((text, index) => text.padEnd(widths?.[index] ?? 0))
          .join('  ')
          .trimEnd(),
      )
      .join('\n');
  }
}
