import { createRoot, hydrateRoot } from 'react-dom/client';
import { EmailSettings } from './EmailSettings.tsx';

const root = document.getElementById('root');
const page = <EmailSettings />;
if (root?.firstChild) hydrateRoot(root, page);
else if (root) createRoot(root).render(page);
