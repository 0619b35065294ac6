/**
 * How it looks. Font and colour are the page's own; the rest follows from a few `--fb-*` properties.
 * Sizes are in `em`: the whole grows with the text around it. Rows wrap where the words need it, so
 * there is no width to ask for.
 */
import { css } from 'lit';

export const styles = css`
  :host {
    --accent: var(--fb-accent, light-dark(#1a62d6, #8ab4ff));
    --on-accent: var(--fb-on-accent, light-dark(#fff, #0b1a33));
    --line: var(--fb-line, color-mix(in srgb, currentcolor 16%, #0000));
    --edge: var(--fb-edge, color-mix(in srgb, currentcolor 60%, #0000));
    --radius: var(--fb-radius, 0.75em);
    --gap: var(--fb-gap, 1em);
    display: block;
    max-width: var(--fb-max-width, 40em);
    line-height: 1.45;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  form,
  fieldset,
  legend,
  p,
  button,
  input {
    all: unset;
    display: block;
  }
  legend {
    font-size: var(--fb-title-size, 1.25em);
    font-weight: 650;
  }
  p {
    color: var(--fb-muted, color-mix(in srgb, currentcolor 80%, #0000));
  }
  p,
  [part='badge'] {
    font-size: 0.875em;
  }
  [part='list'] {
    margin-top: var(--gap);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  [part~='row'],
  [part='bar'] {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em var(--gap);
    align-items: center;
    padding: 0.875em var(--gap);
  }
  [part~='category'] {
    border-top: 1px solid var(--line);
  }
  [part='text'] {
    flex: 1 1 9em;
  }
  label {
    font-weight: 550;
  }
  /* The whole row is the target. */
  label::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  input {
    width: 2.375em;
    height: 1.125em;
    padding: 0.1875em;
    /* However small the text: at least 24 px high (WCAG 2.5.8). */
    font-size: max(1em, 15px);
    border: 2px solid var(--edge);
    border-radius: 2em;
  }
  input::before {
    content: '';
    display: block;
    width: 1.125em;
    height: 1.125em;
    border-radius: 2em;
    background: var(--edge);
  }
  :checked,
  [part~='save'] {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }
  :checked::before {
    background: var(--on-accent);
    margin-inline-start: 1.25em;
  }
  [aria-disabled='true'] {
    opacity: 0.55;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  /* In one piece, and apart from the name: Arabic letters would join across inline boxes. */
  [part='badge'] {
    display: inline-block;
    margin-inline-start: 0.5em;
    padding: 0.1em 0.6em;
    border-radius: var(--radius);
    background: var(--line);
  }
  [part='notice'] {
    padding: 0 var(--gap) 0.875em;
  }
  [part~='changed'] label::before {
    content: '• ';
    color: var(--accent);
  }
  [part='bar'] {
    padding-inline: 0;
    min-height: 2em;
  }
  [part~='error'] {
    color: var(--fb-danger, light-dark(#b3261e, #ffb4ab));
  }
  [part~='status'] {
    flex: auto;
  }
  button {
    padding: 0.4em 1em;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    cursor: pointer;
  }
  [part~='skeleton'] {
    height: 2.7em;
  }
  @media (prefers-reduced-motion: no-preference) {
    input,
    input::before {
      transition: 0.15s;
    }
  }
  @media (forced-colors: active) {
    input,
    input::before {
      forced-color-adjust: none;
    }
    :host {
      --accent: Highlight;
      --on-accent: HighlightText;
      --edge: ButtonText;
    }
  }
`;
