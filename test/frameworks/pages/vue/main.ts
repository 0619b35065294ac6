import { createApp, createSSRApp } from 'vue';
import { token } from '../account.ts';
import EmailSettings from './EmailSettings.vue';

const rendered = document.getElementById('root')?.hasChildNodes();
(rendered ? createSSRApp : createApp)(EmailSettings, { token }).mount('#root');
