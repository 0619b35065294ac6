/**
 * What every page here is given: whose preferences, and where the handler is, from the address. A
 * server that renders a page has no address bar: its test sets `search`.
 */
const { location, search } = globalThis as { location?: { search: string }; search?: string };
const query = new URLSearchParams(location?.search ?? search);

export const endpoint = query.get('endpoint') ?? '';
export const token = query.get('token') ?? '';

/** A function: it can only arrive as a property. */
export const tokenProvider = async () => token;

/** An object, to see that it arrives as a property and not as the text "[object Object]". */
export const messages = { title: 'Your emails' };
