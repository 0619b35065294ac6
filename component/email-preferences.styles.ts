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
    --_badge: var(--fb-badge, color-mix(in srgb, currentcolor 12%, #0000));
    --_faint: color-mix(in srgb, currentcolor 5%, #0000);
    --_radius: var(--fb-radius, 0.75em);
    --_side: min(var(--fb-gap, 1em), 4%);
    max-width: var(--fb-max-width, 40em);
  }
  :host(:not([hidden])) {
    display: block;
  }
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
  fieldset,
  legend,
  p,
  button,
  input {
    all: unset;
    display: block;
    box-sizing: border-box;
  }
  /* Keeps its place. */
  [hidden] {
    display: block;
    visibility: hidden;
  }
  form > fieldset {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  form > fieldset > * {
    grid-column: 1;
  }
  [part='title'] {
    font-size: var(--fb-title-size, 1.25em);
    font-weight: 600;
    line-height: 1.3;
  }
  [part~='email'],
  [part~='heading'],
  [part='description'],
  [part='hint'],
  [part='notice'] {
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part~='email'] {
    width: fit-content;
  }
  [part='group'] {
    grid-row: 3;
  }
  [part~='heading'] {
    font-weight: 600;
    padding-block: calc(1.25em / 0.875) 0.5em;
  }
  [part~='list'] {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  [part='notice'] {
    padding: 1em var(--_side);
  }

  /* Icon, name, slot and switch in one line, the description below name and slot. */
  [part~='row'] {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) clamp(5em, 24%, 7em) auto;
    row-gap: 0.125em;
    align-items: center;
    padding: 0.75em var(--_side);
  }
  [part~='category'] + [part~='category'] {
    border-top: 1px solid var(--_line);
  }
  [part~='all'] {
    grid-row: 2;
    grid-template-columns: auto minmax(0, 1fr) auto auto;
    align-content: center;
    min-height: 6em;
    box-sizing: border-box;
    margin-top: 1em;
    border: 1px solid color-mix(in srgb, var(--_accent) 40%, #0000);
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_accent) 8%, #0000);
  }
  [part~='all'][part~='closed'] {
    border-color: color-mix(in srgb, currentcolor 40%, #0000);
    background: var(--_faint);
  }
  [part~='closed'] > [part='description'] {
    color: inherit;
  }
  [part~='last'] {
    grid-row: 4;
    margin-top: 1.25em;
  }
  ::slotted([slot^='icon-']) {
    grid-area: 1 / 1;
    margin-inline-end: 0.75em;
  }
  [part='label'] {
    grid-area: 1 / 2;
    padding-inline-end: 0.25em;
    font-weight: 600;
    line-height: 1.4;
  }
  /* The whole row is the target. */
  [part='label']::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  [part~='locked'] > [part='label']::after {
    cursor: default;
  }
  [part='description'] {
    grid-area: 2 / 2 / auto / span 2;
    display: grid;
  }
  [part='description'] > span {
    grid-area: 1 / 1;
  }
  /* Negative margins: a second line moves nothing. */
  [part~='note'],
  [part~='undo'] {
    grid-area: 1 / 3;
    justify-self: end;
    margin-block: -0.6em;
    text-align: end;
  }
  [part~='note'] {
    font-size: 0.8125em;
    line-height: 1.2;
    color: var(--_muted);
  }
  [part~='badge'][part~='note'] {
    padding: 0.15em 0.6em;
    border: 1px solid #0000;
    border-radius: 1em;
    background: var(--_badge);
    text-align: center;
  }
  [part~='mark'] {
    width: 1.2em;
    height: 1.2em;
    margin-inline-end: 0.3em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [part~='mark'][part~='saved'],
  [part~='mark'][part~='saving'] {
    color: var(--_accent);
  }
  [part~='failed'] > [part~='note'],
  [part~='error'] [part~='mark'] {
    color: var(--_danger);
  }
  [part~='changed'] > [part~='note'] {
    color: inherit;
  }
  [part~='row'][part~='changed'] {
    box-shadow: inset 3px 0 var(--_accent);
    background: color-mix(in srgb, var(--_accent) 6%, #0000);
  }
  [dir='rtl'] [part~='row'][part~='changed'] {
    box-shadow: inset -3px 0 var(--_accent);
  }
  [part~='row'][part~='failed'],
  [part~='error'] {
    background: color-mix(in srgb, var(--_danger) 8%, #0000);
  }

  [part='switch'] {
    grid-area: 1 / 4;
    width: 2.75em;
    height: 1.625em;
    /* However small the text: at least 24 px high (WCAG 2.5.8). */
    font-size: max(1em, 15px);
    margin-inline-start: 0.5em;
    padding: 0.1875em;
    border: 0.125em solid var(--_edge);
    border-radius: 2em;
  }
  /* Drawn as a border: forced colours keep borders, and take backgrounds away. */
  [part='switch']::before {
    content: '';
    display: block;
    width: 0;
    border: 0.5em solid var(--_edge);
    border-radius: 2em;
  }
  :checked::before {
    border-color: var(--_on-accent);
    margin-inline-start: 1.125em;
  }
  :checked,
  [part~='save'][aria-disabled='false'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  /* On, and not sent. */
  [part~='closed'] > :not([part~='locked']) > :checked {
    background: none;
  }
  [part~='closed'] > :not([part~='locked']) > :checked::before {
    border-color: var(--_accent);
  }
  [part~='locked'] > :checked {
    --_accent: color-mix(in srgb, currentcolor 55%, #0000);
    color: inherit;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  [part~='bar'] {
    grid-row: 5;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
    min-height: 3.5em;
    box-sizing: border-box;
    margin-top: 0.375em;
    padding: 0.5em var(--_side);
    border: 1px solid #0000;
    border-radius: var(--_radius);
  }
  [part='text'] {
    flex: 1000 1 8em;
  }
  [part='status'] {
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part~='panel'] [part='status'] {
    position: relative;
    padding-inline-start: 1.7em;
    color: inherit;
  }
  [part='status'] [part~='mark'] {
    position: absolute;
    inset-inline-start: 0;
  }
  b {
    display: block;
    font-weight: 600;
  }
  [part~='panel'] {
    border-color: var(--_line);
  }
  [part~='neutral'] {
    background: var(--_faint);
  }
  [part~='error'] {
    border-color: color-mix(in srgb, var(--_danger) 50%, #0000);
  }
  /* In the place of the gate while nothing could be loaded; alone when nothing will be. */
  [part~='skeleton'] ~ [part~='panel'] {
    grid-row: 2;
    margin-top: 1em;
  }
  legend + [part~='panel'] {
    flex-direction: column;
    align-items: start;
    margin-top: 1em;
    padding-block: 1em;
  }
  legend + [part~='panel'] > [part='text'] {
    flex: none;
  }
  legend + [part~='panel'] > slot {
    margin-inline-start: 1.5em;
  }
  [part='buttons'] {
    flex: 1 0 auto;
    display: flex;
    gap: 0.5em;
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
  [part~='retry'] {
    flex: none;
  }
  [part~='undo'] {
    position: relative;
    min-height: 2em;
  }
  [part~='undo']::after {
    content: '';
    position: absolute;
    inset: -7px 0;
  }
  [part~='save'] {
    font-weight: 600;
  }
  [aria-disabled='true']:is(button) {
    border-color: var(--_line);
    cursor: default;
  }

  /* The coming words as bars; the colour of the text stays, since the bars are derived from it. */
  [part~='skeleton'] {
    forced-color-adjust: none;
    -webkit-text-fill-color: #0000;
    background: none;
    border-color: var(--_line);
  }
  [part~='email'][part~='skeleton'],
  [part~='heading'][part~='skeleton'],
  [part~='skeleton'] > [part='label'],
  [part~='skeleton'] > [part='description'] > :not([hidden]) {
    text-decoration: line-through 0.6em var(--_line);
  }
  [part~='skeleton'] > [part='switch'] {
    border-color: #0000;
    background: var(--_line);
  }
  [part~='skeleton'] > [part='switch']::before {
    visibility: hidden;
  }
  [aria-busy='false'] [part~='skeleton'] {
    opacity: 0.5;
  }

  @media (hover: hover) {
    [part~='category']:not([part~='failed'], [part~='changed']):hover {
      background: color-mix(in srgb, currentcolor 4%, #0000);
    }
  }
  @media (pointer: coarse) {
    button {
      min-height: 44px;
    }
    [part~='undo'] {
      min-height: 30px;
    }
  }
  @media (forced-colors: active) {
    :checked,
    [part~='save'][aria-disabled='false'] {
      forced-color-adjust: none;
      --_accent: Highlight;
      --_on-accent: HighlightText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    [part='switch'],
    [part='switch']::before,
    [part~='row'] {
      transition: 0.15s;
      transition-property: margin, background-color, border-color;
    }
    [part~='mark'][part~='saving'] {
      animation: turn 0.8s linear infinite;
    }
    [aria-busy='true'] [part~='skeleton'] {
      animation: breathe 0.8s 0.3s infinite alternate;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.6;
    }
  }
`;
