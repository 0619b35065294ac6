/** What every page here is given: whose preferences, and where the handler is, from the address. */
const query = new URLSearchParams(location.search);

export const endpoint = query.get('endpoint') ?? '';
export const token = query.get('token') ?? '';

/** An object, to see that it arrives as a property and not as the text "[object Object]". */
export const messages = { title: 'Your emails' };
