/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import { token } from '../account.ts';
import { EmailSettings } from './EmailSettings.tsx';

const root = document.getElementById('root');
const page = <EmailSettings token={token} />;
if (root?.firstChild) hydrate(page, root);
else if (root) render(page, root);
