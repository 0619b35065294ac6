/** What the playground shows, as plain data that stands in its address. */
import { CATEGORIES, GATE } from 'fb-email-preferences/preferences';
import { PREVIEWS } from 'fb-email-preferences/preview';

/** The values of the controls that offer a choice; the first is the default. */
export const CHOICES = {
  state: PREVIEWS,
  lang: [
    'en',
    'de',
    'fr',
    'es',
    'pt-BR',
    'it',
    'nl',
    'pl',
    'sv',
    'tr',
    'ja',
    'ko',
    'zh-Hans',
    'zh-Hant',
    'ar',
    'he',
  ],
  theme: ['none', 'ledger', 'terminal', 'bloom', 'compact', 'contrast'],
  width: ['512', '320', '400', '720'],
  scheme: ['light', 'dark'],
  dir: ['by language', 'rtl'],
  panel: ['html', 'properties', 'parts', 'theme'],
} as const;

const COLOR = /^#[\da-f]{6}$/;
const LENGTH = /^\d(\.\d{1,3})?em$/;
const TEXT = /^.{0,80}$/;

/** The values of the other controls; the default of each is empty, and leaves it to the element. */
const PATTERNS = {
  /** `instant` or `submit`; empty: as the state needs it. */
  save: /^(instant|submit)$/,
  title: TEXT,
  all: TEXT,
  undo: TEXT,
  accent: COLOR,
  danger: COLOR,
  radius: LENGTH,
  gap: LENGTH,
  /** `yes`: the page cancels every `fb-change`. */
  cancel: /^yes$/,
} as const;

export type ChoiceName = keyof typeof CHOICES;
export type PatternName = keyof typeof PATTERNS;

/** Everything that can be set; each value is a string, as in the address. */
export type View = Readonly<Record<ChoiceName | PatternName | 'categories', string>>;

/** The attribute `categories` that says no more than its absence. */
const ALL_CATEGORIES = CATEGORIES.join(' ');

/** The view of a bare address. */
export const DEFAULT_VIEW: View = {
  ...(Object.fromEntries(
    Object.entries(CHOICES).map(([name, values]) => [name, values[0]]),
  ) as Record<ChoiceName, string>),
  ...(Object.fromEntries(Object.keys(PATTERNS).map((name) => [name, ''])) as Record<
    PatternName,
    string
  >),
  categories: ALL_CATEGORIES,
};

/**
 * Reads a view from an address. A value that there is not falls back to the default.
 *
 * @example
 * viewOf(new URLSearchParams('state=off&lang=de')).state; // 'off'
 */
export function viewOf(query: URLSearchParams): View {
  const view: Record<string, string> = { ...DEFAULT_VIEW };
  for (const [name, value] of query) {
    if (isAllowed(name, value)) view[name] = value;
  }
  return view as View;
}

/** The query of a view: what differs from the default. */
export function queryOf(view: View): URLSearchParams {
  const differing = Object.entries(view).filter(
    ([name, value]) => value !== DEFAULT_VIEW[name as keyof View],
  );
  return new URLSearchParams(differing);
}

/** How changes are saved: a state with changes that wait for Save needs `submit`. */
export function saveOf({ save, state }: View): string {
  return save || (state === 'changed' ? 'submit' : 'instant');
}

/**
 * The value of the attribute `categories`, if there is to be one. While nothing has been loaded, the
 * element knows the coming rows by it. Without it, a contact with no category has the gate alone.
 */
export function categoriesOf({ categories, state }: View): string | undefined {
  const isNeeded = ['loading', 'failed', 'offline', 'empty'].includes(state);
  return !isNeeded && categories === ALL_CATEGORIES ? undefined : categories;
}

/** The texts of one's own that are set, as the element takes them. */
export function ownTexts(
  { title, all, undo, dir }: View,
  allDescription: string,
): Record<string, unknown> {
  return {
    ...(title && { title }),
    ...(undo && { undo }),
    ...(all && { labels: { [GATE]: [all, allDescription] } }),
    ...(dir === 'rtl' && { dir }),
  };
}

/** The custom properties that are set. */
export function ownProperties(view: View): [name: string, value: string][] {
  return PROPERTIES.flatMap((name) => (view[name] ? [[`--fb-${name}`, view[name]]] : []));
}

/** The controls for custom properties. */
export const PROPERTIES = ['accent', 'danger', 'radius', 'gap'] as const;

function isAllowed(name: string, value: string): boolean {
  if (Object.hasOwn(CHOICES, name)) {
    return (CHOICES[name as ChoiceName] as readonly string[]).includes(value);
  }
  if (name === 'categories') {
    const known: readonly string[] = [...CATEGORIES, GATE];
    return value === '' || value.split(' ').every((key) => known.includes(key));
  }
  return Object.hasOwn(PATTERNS, name) && PATTERNS[name as PatternName].test(value);
}
