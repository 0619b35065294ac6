import { renderToString } from 'react-dom/server';
import { Account } from './Account.tsx';

export const render = () => renderToString(<Account />);
