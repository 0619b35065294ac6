/**
 * Node's own modules by their names, `undefined` on other runtimes and before Node 22.3: asked for at
 * run time, because edge runtimes import the same files and cannot resolve them.
 *
 * @example
 * const crypto = getBuiltIn?.('node:crypto');
 */
export const getBuiltIn: NodeJS.Process['getBuiltinModule'] | undefined =
  globalThis.navigator?.userAgent?.startsWith('Node.js')
    ? globalThis.process.getBuiltinModule
    : undefined;
