/**
 * How it looks. Font and colour are the page's own; the rest follows from a few `--fb-*` properties.
 * Sizes are in `em`: the whole grows with the text around it. Rows wrap where the words need it, so
 * there is no width to ask for.
 */
import { css } from 'lit';

export const styles = css`
  :host {
    --_accent: var(--fb-accent, light-dark(#1a62d6, #8ab4ff));
    --_on-accent: var(--fb-on-accent, light-dark(#fff, #111));
    --_muted: var(--fb-muted, color-mix(in srgb, currentcolor 75%, #0000));
    --_edge: var(--fb-edge, var(--_muted));
    --_line: var(--fb-line, color-mix(in srgb, currentcolor 16%, #0000));
    --_radius: var(--fb-radius, 0.75em);
    --_gap: var(--fb-gap, 1em);
    max-width: var(--fb-max-width, 40em);
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  :host(:not([hidden])) {
    display: block;
  }
  form,
  fieldset,
  legend,
  p,
  button,
  input,
  small {
    all: unset;
    display: block;
  }
  legend {
    font-size: var(--fb-title-size, 1.25em);
  }
  b,
  legend {
    font-weight: 600;
    margin-inline-end: 0.5em;
  }
  p,
  small {
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part='list'] {
    margin-top: var(--_gap);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  [part~='row'],
  [part='notice'],
  [part='bar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em var(--_gap);
    align-items: center;
    min-height: 2.75em;
    padding: var(--_gap);
  }
  [part~='category'] {
    border-top: 1px solid var(--_line);
  }
  [part='text'],
  [part~='status'] {
    flex: 1 1 60%;
  }
  input {
    width: 2em;
    padding: 0.2em;
    /* However small the text: at least 24 px high (WCAG 2.5.8). */
    font-size: max(1em, 15px);
    border: 2px solid var(--_edge);
    border-radius: 2em;
  }
  /* Drawn as a border: forced colours keep borders, and take backgrounds away. */
  input::before {
    content: '';
    display: block;
    width: 0;
    border: 0.5em solid var(--_edge);
    border-radius: 2em;
  }
  :checked,
  [part~='save'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  :checked::before {
    border-color: var(--_on-accent);
    margin-inline-start: 1em;
  }
  [aria-disabled='true'] {
    opacity: 0.55;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  /* In one piece, and apart from the name: Arabic letters would join across inline boxes. */
  [part='badge'] {
    display: inline-block;
    padding: 0 0.6em;
    border-radius: var(--_radius);
    background: var(--_line);
  }
  [part='notice'] {
    padding-top: 0;
  }
  [part='bar'] {
    padding-inline: 0;
  }
  [part~='error'] {
    color: var(--fb-danger, light-dark(#b3261e, #ffb4ab));
  }
  button {
    padding: 0.4em 1em;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
  }
  /* The whole row is the target. */
  label,
  button {
    cursor: pointer;
  }
  /* Offered for ten seconds, not counting those under a pointer or with the focus (WCAG 2.2.1). */
  [part~='undo'] {
    animation: undo 0s 10s forwards;
  }
  [part~='undo']:hover,
[part~='undo']:focus {
    animation-play-state: paused;
  }
  @keyframes undo {
    to {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    input::before {
      transition: 0.15s;
    }
  }
`;
