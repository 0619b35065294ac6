/**
 * The condition under which a package's exports are its TypeScript sources: tests, the demo and the
 * builds run on these, without a build of the packages before.
 *
 * https://nodejs.org/api/packages.html#conditional-exports
 */
export const SOURCE_CONDITION = '@fb-email-preferences/source';
