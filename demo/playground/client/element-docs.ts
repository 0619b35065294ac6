/** The custom properties and parts of the element, from its manifest and its style sheet. */
import manifest from 'fb-email-preferences/custom-elements.json' with { type: 'json' };
import { styles } from 'fb-email-preferences/styles';

/** A custom property or a part. */
export interface Documented {
  name: string;
  description: string;
}

/** A custom property, with the value that the style sheet falls back to. */
export interface DocumentedProperty extends Documented {
  fallback: string;
}

const declaration = manifest.modules
  .flatMap((module): object[] => module.declarations ?? [])
  .find((candidate): candidate is { cssProperties: Documented[]; cssParts: Documented[] } =>
    Array.isArray((candidate as { cssProperties?: unknown }).cssProperties),
  );

export const PARTS: readonly Documented[] = declaration?.cssParts ?? [];

export const CUSTOM_PROPERTIES: readonly DocumentedProperty[] = (
  declaration?.cssProperties ?? []
).map((property) => ({ ...property, fallback: fallbackOf(property.name) }));

/** The second argument of `var()`, which may have brackets of its own. */
function fallbackOf(name: string): string {
  const [, rest = ''] = styles.cssText.split(`var(${name},`);
  let depth = 1;
  const end = [...rest].findIndex((char) => {
    if (char === '(') depth += 1;
    if (char === ')') depth -= 1;
    return depth === 0;
  });
  return rest.slice(0, end).replace(/\s+/g, ' ').trim();
}
