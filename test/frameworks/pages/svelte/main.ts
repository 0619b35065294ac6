import { mount } from 'svelte';
import AccountPage from './AccountPage.svelte';

const target = document.getElementById('root');
if (target) mount(AccountPage, { target });
