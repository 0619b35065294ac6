/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { EmailSettings } from './EmailSettings.tsx';

export const render = () => renderToString(<EmailSettings />);
