import { createApp } from 'vue';
import AccountPage from './AccountPage.vue';

createApp(AccountPage).mount('#root');
