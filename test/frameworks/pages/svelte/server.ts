import { render as renderPage } from 'svelte/server';
import AccountPage from './AccountPage.svelte';

export const render = () => renderPage(AccountPage).body;
