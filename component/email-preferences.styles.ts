/**
 * How it looks. Font and colour are the page's own; the rest follows from a few `--fb-*` properties.
 * Sizes are in `em`: the whole grows with the text around it.
 */
import { css } from 'lit';

export const styles = css`
  :host {
    --_accent: var(--fb-accent, light-dark(#1a62d6, #8ab4ff));
    --_on-accent: var(--fb-on-accent, light-dark(#fff, #0b1526));
    --_danger: var(--fb-danger, light-dark(#b3261e, #ffb4ab));
    --_muted: var(--fb-muted, color-mix(in srgb, currentcolor 75%, #0000));
    --_edge: var(--fb-edge, color-mix(in srgb, currentcolor 75%, #0000));
    --_line: var(--fb-line, color-mix(in srgb, currentcolor 16%, #0000));
    --_radius: var(--fb-radius, 0.75em);
    --_side: min(var(--fb-gap, 1em), 4%);
    max-width: var(--fb-max-width, 40em);
  }
  :host(:not([hidden])) { display: block; }
  /* Inherited properties that a page sets for its own text, even by a universal selector. */
  form {
    font-style: normal;
    font-weight: 400;
    line-height: 1.45;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: anywhere;
    cursor: auto;
  }
  fieldset, legend, p, b, button, input {
    all: unset;
    display: block;
    box-sizing: border-box;
  }
  legend, label, b, [part~='save'] { font-weight: 600; }
  p, [part~='heading'] { font-size: 0.875em; color: var(--_muted); }
  /* Keeps its place. */
  [hidden] { display: block; visibility: hidden; }
  [part='title'] {
    font-size: var(--fb-title-size, 1.25em);
    line-height: 1.3;
  }
  [part~='heading'] { padding-block: 1.4em 0.5em; }
  [part='notice'] { padding: 1em var(--_side); }

  /* Address, gate, categories, the gate if it is last, bar: one below the other. */
  [aria-busy] { display: grid; grid-template-columns: minmax(0, 1fr); }
  [part~='email'] { justify-self: start; }
  [part~='all'] { grid-area: 2 / 1; }
  [part='group'] { grid-area: 3 / 1; }
  [part~='last'] { grid-row: 4; }
  [part~='bar'] { grid-area: 5 / 1; }

  /* Icon, name, slot and switch in one line, the description below name and slot. */
  [part~='row'] {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) clamp(5em, 30%, 7em) auto;
    row-gap: 0.125em;
    align-items: center;
    padding: 0.75em var(--_side);
  }
  ::slotted([slot^='icon-']) {
    grid-area: 1 / 1;
    margin-inline-end: 0.75em;
  }
  label {
    grid-area: 1 / 2;
    padding-inline-end: 0.25em;
    line-height: 1.4;
  }
  /* The whole row is the target, and Undo is hit 44 px high. */
  label::after, [part~='changed'] > label::before, [part~='undo']::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  [part~='locked'] > label::after { cursor: default; }
  [part='description'] { grid-area: 2 / 2 / auto / span 2; }
  /* The sentences of the gate share one cell, so that the longer one sets its height. */
  [part~='all'] > p { display: grid; }
  p > span { grid-area: 1 / 1; }
  /* Negative margins: a second or third line moves nothing. */
  [part~='note'], [part~='undo'] {
    grid-area: 1 / 3;
    justify-self: end;
    margin-block: -2em;
    text-align: end;
  }
  [part~='note'] {
    font-size: 0.8125em;
    line-height: 1.2;
    color: var(--_muted);
  }
  [part='note badge'] {
    padding: 0.05em 0.35em;
    border: 1px solid #0000;
    border-radius: 1em;
    line-height: 1.15;
    background: var(--fb-badge, color-mix(in srgb, currentcolor 12%, #0000));
    text-align: center;
  }

  /* Drawn as borders: forced colours keep borders, and take backgrounds away. */
  input {
    grid-area: 1 / 4;
    display: flex;
    align-items: center;
    width: 2.75em;
    height: 1.625em;
    /* However small the text: at least 24 px high (WCAG 2.5.8). */
    font-size: max(1em, 15px);
    margin-inline-start: 0.5em;
    padding: 0.1875em;
    border: 0.125em solid var(--_edge);
    border-radius: 2em;
  }
  input::before {
    content: '';
    border: 0.5em solid var(--_edge);
    border-radius: 2em;
  }
  :checked::before {
    border-color: var(--_on-accent);
    translate: 1.125em;
  }
  [dir='rtl'] :checked::before { translate: -1.125em; }
  :checked, [part~='save'][aria-disabled='false'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  [part~='unsent'] > :checked { background: none; }
  [part~='unsent'] > :checked::before { border-color: var(--_accent); }
  [part~='locked'] > input {
    --_accent: color-mix(in srgb, currentcolor 55%, #0000);
    color: inherit;
  }
  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }

  /* Frames. */
  [part='list'], [part~='all'], [part~='bar'] {
    border: 1px solid #0000;
    border-radius: var(--_radius);
  }
  [part='list'], [part~='panel'] { border-color: var(--_line); }
  [part='list'] { overflow: clip; }
  [part~='category'] + [part~='category'] { border-top: 1px solid var(--_line); }
  [part~='all'] {
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-content: center;
    min-height: 6em;
    margin-top: 1em;
    border-color: color-mix(in srgb, var(--_accent) 40%, #0000);
    background: color-mix(in srgb, var(--_accent) 8%, #0000);
  }
  /* It has one sentence at most. */
  [part~='locked'] { min-height: 0; }
  [part~='closed'] { border-color: color-mix(in srgb, currentcolor 40%, #0000); }
  [part~='closed'], [part~='neutral'] { background: color-mix(in srgb, currentcolor 5%, #0000); }
  [part~='closed'] > p, [part~='panel'] p, [part~='changed'] > [part~='note'] { color: inherit; }
  @media (hover: hover) {
    [part~='category']:hover { background: color-mix(in srgb, currentcolor 4%, #0000); }
  }
  [part~='row'][part~='changed'] { background: color-mix(in srgb, var(--_accent) 8%, #0000); }
  [part~='changed'] > label::before { border-inline-start: 3px solid var(--_accent); }
  [part~='row'][part~='failed'], [part~='error'] {
    border-color: color-mix(in srgb, var(--_danger) 40%, #0000);
    background: color-mix(in srgb, var(--_danger) 8%, #0000);
  }
  [part~='failed'] > [part~='note'], [part~='error'] svg { color: var(--_danger); }

  svg {
    width: 1.2em;
    height: 1.2em;
    margin-inline-end: 0.3em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.7;
    stroke-linecap: round;
  }
  [part~='saved'] svg, [part~='saving'] svg { color: var(--_accent); }

  [part~='bar'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-height: 3.5em;
    margin-top: 0.375em;
    padding: 0.5em var(--_side);
  }
  [part='text'] { flex: 1000 1 8em; }
  [part~='panel'] [part='status'] {
    position: relative;
    padding-inline-start: 1.7em;
  }
  [part='status'] > svg { position: absolute; inset-inline-start: 0; }
  /* In the place of the gate while nothing could be loaded; alone when nothing will be. */
  [part~='skeleton'] ~ [part~='panel'] {
    grid-row: 2;
    margin-top: 1em;
    padding-block: 0.25em;
  }
  legend + [part~='panel'] {
    flex-direction: column;
    align-items: start;
    margin-top: 1em;
    padding-block: 1em;
  }
  legend + [part~='panel'] > [part='text'] { flex: none; }
  legend + [part~='panel'] button { margin-inline-start: 1.6em; }
  [part='buttons'] {
    flex: 1 0 auto;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    max-width: 100%;
  }
  button {
    flex: 1 1 0;
    min-width: max-content;
    min-height: 2.4em;
    padding: 0.25em 1em;
    border: 1px solid var(--_edge);
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 0.9375em;
    font-weight: 500;
    text-align: center;
    cursor: pointer;
  }
  button[aria-disabled='true'] { border-color: var(--_line); cursor: default; }
  /* Drawn low, to fit its row. */
  [part~='undo'] { position: relative; min-height: 30px; }
  [part~='undo']::after { inset-block: -8px; }

  /* The coming words as bars. The text keeps its colour, since that of the bars is derived from it. */
  [part~='skeleton'] {
    forced-color-adjust: none;
    -webkit-text-fill-color: #0000;
    text-decoration: line-through 0.6em var(--_line);
  }
  [part~='skeleton'][part~='all'] {
    border-color: var(--_line);
    background: none;
  }
  [part~='skeleton'] > input { --_edge: #0000; background: var(--_line); }
  [aria-busy='false'] [part~='skeleton'] { opacity: 0.5; }

  /* The words of a row have little room on phones. Elsewhere a dictionary would be loaded for nothing. */
  @media (width < 30em) {
    label, [part~='note'] { hyphens: auto; }
  }
  /* Letters of twice the usual size, on a phone: slot and switch stand below the words. */
  @media (width < 16em) {
    [part~='row'] { grid-template-columns: auto minmax(0, 1fr) auto; }
    label, [part='description'] { grid-column: 2 / 4; }
    [part~='note'], [part~='undo'] { grid-area: 3 / 2; justify-self: start; margin-block: 0; }
    input { grid-area: 3 / 3; }
    button { min-width: 0; }
  }
  @media (pointer: coarse) {
    button:not([part~='undo']) { min-height: 44px; }
  }
  @media (forced-colors: active) {
    :checked, [part~='save'][aria-disabled='false'] {
      forced-color-adjust: none;
      --_accent: Highlight;
      --_on-accent: HighlightText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    /* The switch that a person uses. The first rendering is at rest: each moving box costs time and memory. */
    [part~='row']:is(:hover, :focus-within) > input,
    [part~='row']:is(:hover, :focus-within) > input::before {
      transition: 0.15s;
      transition-property: translate, background-color, border-color;
    }
    [part~='saving'] svg { animation: turn 0.8s linear infinite; }
    [aria-busy='true'] [part~='skeleton'] { animation: breathe 0.8s 0.3s infinite alternate; }
  }
  @keyframes turn {
    to { rotate: 1turn; }
  }
  @keyframes breathe {
    to { opacity: 0.6; }
  }
`;
