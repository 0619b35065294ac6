/** WhatsApp ids: the forms in which numbers come, and the form that each dialect takes. */

/** Whom a message reaches: by phone number, or by an id of WhatsApp that hides the number (`@lid`). */
export interface WhatsAppId {
  kind: 'number' | 'lid';
  /** Without a plus; a number with its country code (ITU-T E.164). */
  digits: string;
}

/** The servers that ids of people end in; groups and channels have others. */
const KINDS: Readonly<Record<string, WhatsAppId['kind']>> = {
  'c.us': 'number',
  's.whatsapp.net': 'number',
  lid: 'lid',
};

/** A number has at most 15 digits (E.164), and none that can be called has fewer than 7. */
const NUMBER = /^[1-9]\d{6,14}$/;

const LID = /^\d{5,20}$/;

/** A Brazilian mobile number as it was before the ninth digit: 55, two digits, then 6 to 9 first. */
const BRAZIL_OLD = /^(55[1-9]\d)([6-9]\d{7})$/;

/** And with it. Where 1 to 5 follows the nine, the shorter number would be a landline of somebody else. */
const BRAZIL_NEW = /^(55[1-9]\d)9([6-9]\d{7})$/;

/**
 * Reads an id as people and systems write it.
 *
 * @param text digits with the country code, a plus and the usual separators allowed; or an id that ends
 *   in `@c.us`, `@s.whatsapp.net` or `@lid`, with or without the number of a device
 * @returns undefined when it is none, such as that of a group
 * @example
 * parseWhatsAppId('5511999999999@s.whatsapp.net'); // { kind: 'number', digits: '5511999999999' }
 * parseWhatsAppId('+55 (11) 99999-9999'); // the same
 */
export function parseWhatsAppId(text: string): WhatsAppId | undefined {
  const [, user = '', server] = /^([^@]*?)(?::\d{1,3})?@([a-z.]+)$/.exec(text) ?? [];
  if (server !== undefined) {
    const kind = Object.hasOwn(KINDS, server) ? KINDS[server] : undefined;
    const valid = kind === 'lid' ? LID.test(user) : NUMBER.test(user);
    return kind && valid ? { kind, digits: user } : undefined;
  }
  const digits = text.replace(/^\+/, '').replace(/[\s().-]/g, '');
  return NUMBER.test(digits) ? { kind: 'number', digits } : undefined;
}

/**
 * The two ways in which a Brazilian mobile number can be registered, with the ninth digit first; any
 * other number has one.
 *
 * @example
 * spellingsOf('551199999999'); // ['5511999999999', '551199999999']
 */
export function spellingsOf(digits: string): [string, ...string[]] {
  const [, area, rest] = BRAZIL_NEW.exec(digits) ?? BRAZIL_OLD.exec(digits) ?? [];
  return area === undefined ? [digits] : [`${area}9${rest}`, `${area}${rest}`];
}

/**
 * An id in the form that a dialect takes.
 *
 * @param server what numbers end in there
 */
export function writeWhatsAppId(
  { kind, digits }: WhatsAppId,
  server: 'c.us' | 's.whatsapp.net',
): string {
  return `${digits}@${kind === 'lid' ? 'lid' : server}`;
}

/**
 * Masks a number: enough for its owner to tell two of theirs apart. The number of dots is fixed, so
 * that it does not tell the length.
 *
 * @returns undefined for an id that hides the number: its owner does not know it
 * @example
 * maskNumber({ kind: 'number', digits: '5511999999999' }); // '+55 •••••• 99'
 */
export function maskNumber({ kind, digits }: WhatsAppId): string | undefined {
  return kind === 'number' ? `+${digits.slice(0, 2)} •••••• ${digits.slice(-2)}` : undefined;
}
