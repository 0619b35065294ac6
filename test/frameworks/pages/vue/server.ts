import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import AccountPage from './AccountPage.vue';

export const render = () => renderToString(createSSRApp(AccountPage));
