/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import { EmailSettings } from './EmailSettings.tsx';

const root = document.getElementById('root');
const page = <EmailSettings />;
if (root?.firstChild) hydrate(page, root);
else if (root) render(page, root);
