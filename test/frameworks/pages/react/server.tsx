import { renderToString } from 'react-dom/server';
import { EmailSettings } from './EmailSettings.tsx';

export const render = () => renderToString(<EmailSettings />);
