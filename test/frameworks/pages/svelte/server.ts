import { render as renderPage } from 'svelte/server';
import { token } from '../account.ts';
import EmailSettings from './EmailSettings.svelte';

export const render = () => renderPage(EmailSettings, { props: { token } }).body;
