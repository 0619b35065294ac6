/** Whether a call failed because another process keeps the SQLite file locked. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
  );
}
