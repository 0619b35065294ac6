/** @jsxImportSource solid-js */
import { render } from 'solid-js/web';
import { EmailSettings } from './EmailSettings.tsx';

const root = document.getElementById('root');
if (root) render(() => <EmailSettings />, root);
