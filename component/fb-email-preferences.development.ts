/** `fb-email-preferences.ts` with warnings for developers: the export condition `development`. */
// First: only elements that are made afterwards are watched.
import './warnings.ts';

export * from './fb-email-preferences.ts';
