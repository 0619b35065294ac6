/** `email-preferences.ts` with warnings for developers: the export condition `development`. */
import './warnings.ts';

export * from './email-preferences.ts';
