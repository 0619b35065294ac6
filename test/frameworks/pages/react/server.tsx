import { renderToString } from 'react-dom/server';
import { token } from '../account.ts';
import { EmailSettings } from './EmailSettings.tsx';

export const render = () => renderToString(<EmailSettings token={token} />);
