/** @jsxImportSource preact */
import { hydrate, render } from 'preact';
import { Account } from './Account.tsx';

const root = document.getElementById('root');
if (root?.firstChild) hydrate(<Account />, root);
else if (root) render(<Account />, root);
