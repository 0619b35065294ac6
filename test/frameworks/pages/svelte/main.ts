import { hydrate, mount } from 'svelte';
import { token } from '../account.ts';
import EmailSettings from './EmailSettings.svelte';

const target = document.getElementById('root');
const draw = target?.hasChildNodes() ? hydrate : mount;
if (target) draw(EmailSettings, { target, props: { token } });
