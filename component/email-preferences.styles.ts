/**
 * How it looks. Font and colour are the page's own; everything else follows from a few `--fb-*`
 * properties. Sizes are in `em`, so the whole scales with the text around it.
 */
import { css } from 'lit';

export const styles = css`
  :host {
    --accent: var(--fb-accent, light-dark(#1a62d6, #7db0ff));
    --danger: var(--fb-danger, light-dark(#b3261e, #ffb4ab));
    --muted: var(--fb-muted, color-mix(in srgb, currentcolor 80%, transparent));
    --line: var(--fb-line, color-mix(in srgb, currentcolor 16%, transparent));
    --gap: var(--fb-gap, 0.875em);
    display: block;
    max-width: var(--fb-max-width, 40em);
    line-height: 1.45;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  fieldset,
  legend,
  p {
    border: 0;
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  form:focus {
    outline: none;
  }
  [part~='title'] {
    font-size: var(--fb-title-size, 1.25em);
    font-weight: 650;
    line-height: 1.25;
  }
  [part~='email'],
  [part~='description'],
  [part~='status'] {
    color: var(--muted);
  }
  [part~='description'],
  [part~='badge'],
  [part~='note'],
  [part~='status'],
  [part~='error'] {
    font-size: 0.875em;
  }
  [part~='row'] {
    position: relative;
    display: flex;
    gap: var(--gap);
    align-items: center;
    padding-block: var(--gap);
    border-block-start: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  [part~='all'] {
    margin-block-start: var(--gap);
  }
  [part~='text'] {
    flex: 1;
  }
  [part~='label'] {
    font-weight: 550;
  }
  /* The whole row is the target. */
  [part~='label']::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  [part~='switch'] {
    appearance: none;
    flex: none;
    box-sizing: border-box;
    width: 2.75em;
    height: 1.625em;
    min-width: 44px;
    min-height: 26px;
    margin: 0;
    font: inherit;
    padding: 0.1875em;
    border: 2px solid color-mix(in srgb, currentcolor 60%, transparent);
    border-radius: 2em;
    display: flex;
    cursor: pointer;
    transition: 0.15s;
    transition-property: background-color, border-color;
  }
  [part~='switch']::before {
    content: '';
    height: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: color-mix(in srgb, currentcolor 60%, transparent);
    transition: margin 0.15s;
  }
  [part~='switch']:checked {
    background: var(--accent);
    border-color: var(--accent);
  }
  [part~='switch']:checked::before {
    background: var(--fb-thumb, light-dark(#fff, #10151f));
    margin-inline-start: auto;
  }
  [part~='switch'][aria-disabled='true'] {
    opacity: 0.6;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  [part~='badge'] {
    margin-inline-start: 0.5em;
    padding: 0.05em 0.6em;
    border: 1px solid var(--line);
    border-radius: 1em;
    white-space: nowrap;
  }
  [part~='notice'] {
    padding-block-end: var(--gap);
  }
  [part~='note'],
  [part~='error'] {
    color: var(--danger);
  }
  [part~='bar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-height: 2em;
  }
  [part~='status'] {
    flex: 1;
  }
  [part~='button'] {
    font: inherit;
    color: inherit;
    min-height: 2em;
    padding: 0.25em 0.875em;
    border: 1px solid color-mix(in srgb, currentcolor 60%, transparent);
    border-radius: 0.5em;
    background: none;
    cursor: pointer;
  }
  [part~='save'] {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--fb-thumb, light-dark(#fff, #10151f));
  }
  [part~='skeleton'] {
    height: 1.5em;
    margin-block: var(--gap);
    border-radius: 0.5em;
    background: var(--line);
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }
`;
