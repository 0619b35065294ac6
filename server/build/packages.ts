/** The folder of each package, by its name, in the order in which they build. */
export const PACKAGES = {
  'fb-email-preferences': 'component',
  'fb-email-preferences-server': 'server',
  'fb-email-preferences-contacts': 'server/contacts',
} as const;

export type PackageName = keyof typeof PACKAGES;
