import { hydrate, mount } from 'svelte';
import AccountPage from './AccountPage.svelte';

const target = document.getElementById('root');
if (target) (target.hasChildNodes() ? hydrate : mount)(AccountPage, { target });
