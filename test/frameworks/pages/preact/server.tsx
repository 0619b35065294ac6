/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { Account } from './Account.tsx';

export const render = () => renderToString(<Account />);
