import { hydrate, mount } from 'svelte';
import EmailSettings from './EmailSettings.svelte';

const target = document.getElementById('root');
const draw = target?.hasChildNodes() ? hydrate : mount;
if (target) draw(EmailSettings, { target });
