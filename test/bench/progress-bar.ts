/**
 * A progress bar on standard error: one line that fills on a terminal, a line every tenth of the way
 * elsewhere.
 *
 * @param label what is being done
 * @param total how many steps there are
 * @returns takes the number of steps done
 * @example
 * const bar = progressBar('seeding', 1000);
 * bar(500); // seeding [###############               ]  50 %
 */
export function progressBar(label: string, total: number): (done: number) => void {
  const WIDTH = 30;
  const started = performance.now();
  let tenths = 0;
  return (done) => {
    const share = done / total;
    const filled = Math.round(share * WIDTH);
    const bar = '#'.repeat(filled).padEnd(WIDTH);
    const rate = Math.round(done / ((performance.now() - started) / 1000)).toLocaleString('en');
    const line = `${label} [${bar}] ${String(Math.floor(share * 100)).padStart(3)} %  ${rate}/s`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r${line}\x1b[K${done >= total ? '\n' : ''}`);
    } else if (Math.floor(share * 10) > tenths) {
      tenths = Math.floor(share * 10);
      process.stderr.write(`${line}\n`);
    }
  };
}
