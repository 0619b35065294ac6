/** The stylesheet of the pages. */
import { accentOn } from './accent.ts';
import type { CheckedBrand } from './brand.ts';

/** The stylesheet, in the brand's colour. Links are underlined: colour alone does not mark them. */
export function pageStyles({ accentColor }: CheckedBrand): string {
  const light = accentOn('light', accentColor);
  const dark = accentOn('dark', accentColor);
  return `:root {
  color-scheme: light dark;
  --accent: light-dark(${light.fill}, ${dark.fill});
  --on-accent: light-dark(${light.text}, ${dark.text});
  font: 1rem/1.5 system-ui, sans-serif;
  background: Canvas;
  color: CanvasText;
}
body {
  box-sizing: border-box;
  max-width: 36rem;
  min-height: 100vh;
  margin: 0 auto;
  padding: 3rem 1.5rem;
  display: flex;
  flex-direction: column;
  gap: 2rem;
}
header { font-weight: 600; }
header img { display: block; height: 2rem; width: auto; max-width: 100%; }
main { flex: 1; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 0.75rem; text-wrap: balance; }
p { margin: 0 0 1rem; }
form { margin: 1.5rem 0; }
a { color: inherit; text-underline-offset: 0.2em; }
footer { font-size: 0.875rem; }
button {
  font: inherit;
  font-weight: 600;
  min-height: 2.75rem;
  padding: 0.5rem 1.25rem;
  border: 1px solid transparent;
  border-radius: 0.5rem;
  background: var(--accent);
  color: var(--on-accent);
  cursor: pointer;
}
button.quiet { background: transparent; color: inherit; border-color: currentColor; }
:focus-visible { outline: 3px solid CanvasText; outline-offset: 2px; }
@media (forced-colors: active) { button { border-color: ButtonText; } }
`;
}
