/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { token } from '../account.ts';
import { EmailSettings } from './EmailSettings.tsx';

export const render = () => renderToString(<EmailSettings token={token} />);
