/**
 * The token that every page here is given, from its address. A server that renders a page has no
 * address bar: its test sets `search`.
 */
const { location, search } = globalThis as { location?: { search: string }; search?: string };

export const token = new URLSearchParams(location?.search ?? search).get('token') ?? '';
