import { render as renderPage } from 'svelte/server';
import EmailSettings from './EmailSettings.svelte';

export const render = () => renderPage(EmailSettings).body;
