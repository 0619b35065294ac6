/** Whether a call failed because another process kept the SQLite file locked for too long. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code))
  );
}
