/** The stylesheet of the pages. */
import { accentOn } from './accent.ts';
import type { CheckedBrand } from './brand.ts';

/**
 * The stylesheet, in the brand's colour. Links are underlined: colour alone does not mark them. The
 * contrast of secondary text is at least 6.3:1 on light and 7.8:1 on dark pages, that of the edges of
 * controls 3.5:1 and 4.5:1.
 */
export function pageStyles({ accentColor }: CheckedBrand): string {
  const light = accentOn('light', accentColor);
  const dark = accentOn('dark', accentColor);
  return `:root {
  color-scheme: light dark;
  --accent: light-dark(${light.fill}, ${dark.fill});
  --on-accent: light-dark(${light.text}, ${dark.text});
  --ink: light-dark(#1c2430, #e8ebf0);
  --quiet: light-dark(#505a6b, #a5afbf);
  --edge: light-dark(#767f8e, #7b8596);
  --line: light-dark(#dde2ea, #2b323d);
  --card: light-dark(#fff, #161b22);
  font: 1rem/1.5 system-ui, sans-serif;
  background: light-dark(#f4f6f9, #0d1117);
  color: var(--ink);
}
body {
  box-sizing: border-box;
  max-width: 30rem;
  margin: 0 auto;
  padding: clamp(1rem, 5vw, 3rem) clamp(0.5rem, 2.5vw, 1.5rem);
  overflow-wrap: break-word;
}
header { padding-inline: 0.25rem; font-size: 1.125rem; font-weight: 600; }
header img { display: block; height: 2rem; width: auto; max-width: 100%; }
main {
  margin-block: 1.25rem;
  padding: clamp(0.75rem, 4vw, 2rem);
  padding-block-start: clamp(1rem, 5vw, 2rem);
  box-shadow: 0 0 0 1px var(--line);
  border-radius: 1rem;
  background: var(--card);
}
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0.5rem 0 0; }
form { margin: 0; }
a { color: inherit; text-underline-offset: 0.2em; }
svg {
  flex: none;
  width: 1.25em;
  height: 1.25em;
  fill: none;
  stroke: currentColor;
  stroke-width: 1.5;
  stroke-linecap: round;
  stroke-linejoin: round;
}
.quiet, footer { color: var(--quiet); }
.small { font-size: 0.875rem; }
.act, .way { margin-top: 1.5rem; }
.act + .way { margin-top: 1rem; }
button, .button {
  box-sizing: border-box;
  min-height: 2.75rem;
  padding: 0.5rem 1.25rem;
  border: 1px solid var(--edge);
  border-radius: 0.5625rem;
  background: none;
  color: inherit;
  font: inherit;
  font-weight: 600;
  text-align: center;
  cursor: pointer;
}
.button { display: block; text-decoration: none; }
.main { width: 100%; border-color: transparent; background: var(--accent); color: var(--on-accent); }
.as-link {
  min-height: 2.75rem;
  padding: 0;
  border: 0;
  font-weight: 400;
  text-align: start;
  text-decoration: underline;
  text-underline-offset: 0.2em;
}
.tick {
  display: grid;
  place-items: center;
  width: 3rem;
  height: 3rem;
  margin-bottom: 1.25rem;
  border-radius: 50%;
  background: color-mix(in srgb, var(--accent) 14%, transparent);
  color: var(--accent);
}
.undo {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem;
  align-items: center;
  justify-content: space-between;
  padding: 0.5rem;
  padding-inline-start: 0.875rem;
  border: 1px solid var(--line);
  border-radius: 0.75rem;
}
.undo p { margin: 0; }
.undo button { padding-inline: 1rem; }
footer { padding-inline: 0.25rem; font-size: 0.875rem; }
footer a, footer button { color: var(--ink); }
.links { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: center; justify-content: space-between; }
.links a { display: flex; align-items: center; min-height: 2.75rem; }
.as-link svg { margin-inline-end: 0.375em; vertical-align: -0.25em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (forced-colors: active) {
  main { border: 1px solid; }
  .main { border-color: ButtonText; }
}
`;
}
