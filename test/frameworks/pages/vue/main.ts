import { createApp, createSSRApp } from 'vue';
import AccountPage from './AccountPage.vue';

const rendered = document.getElementById('root')?.hasChildNodes();
(rendered ? createSSRApp : createApp)(AccountPage).mount('#root');
