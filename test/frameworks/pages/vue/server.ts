import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import EmailSettings from './EmailSettings.vue';

export const render = () => renderToString(createSSRApp(EmailSettings));
