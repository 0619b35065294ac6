/** Refusals of a configuration. */
import assert from 'node:assert/strict';
import { TokenConfigurationError } from '../../../server/tokens/errors.ts';
import { assertSentence } from '../../refusal.ts';

/** Asserts a refusal of the configuration, and gives its sentence. */
export async function refusedAs(code: string, call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    assert.ok(error instanceof TokenConfigurationError);
    assert.deepEqual([error.name, error.code], ['TokenConfigurationError', code]);
    assertSentence(error.message);
    return error.message;
  }
  return assert.fail(`${code}: it is accepted`);
}
