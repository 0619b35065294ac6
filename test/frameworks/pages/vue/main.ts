import { createApp, createSSRApp } from 'vue';
import EmailSettings from './EmailSettings.vue';

const rendered = document.getElementById('root')?.hasChildNodes();
(rendered ? createSSRApp : createApp)(EmailSettings).mount('#root');
