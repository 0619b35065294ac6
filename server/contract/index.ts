/**
 * `fb-email-preferences-server/contract`: the one contract between the element, the handler and a
 * system of record, for programs that implement one of them.
 */
export { readApiKey } from './api-key.ts';
export {
  CategoriesError,
  type CategoriesOption,
  type CategoryMap,
  type CategoryOptions,
  type CategoryText,
  checkCategories,
} from './categories.ts';
export * from './contract.ts';
export { readCategories } from './read-categories.ts';
export { isSafeUserId, MAX_USER_ID_LENGTH } from './user-id.ts';
