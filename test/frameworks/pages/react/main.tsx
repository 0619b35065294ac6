import { createRoot, hydrateRoot } from 'react-dom/client';
import { Account } from './Account.tsx';

const root = document.getElementById('root');
if (root?.firstChild) hydrateRoot(root, <Account />);
else if (root) createRoot(root).render(<Account />);
