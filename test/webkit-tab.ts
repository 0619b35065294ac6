/** A tab in WebKitGTK, through its driver (W3C WebDriver, which needs nothing but HTTP). */
import { MINI_BROWSER } from './browsers.ts';
import { startWebkitDriver } from './component/webkit.ts';
import type { Tab } from './tab.ts';

/** @param driver path of `WebKitWebDriver` */
export async function openWebkitTab(driver: string): Promise<Tab> {
  const { port, stop } = await startWebkitDriver(driver);

  async function command(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKitWebDriver, ${path}: ${JSON.stringify(value)}`);
    return value;
  }

  const { sessionId } = (await command('POST', '/session', {
    capabilities: {
      alwaysMatch: {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
      },
    },
  })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  const evaluate = (expression: string) =>
    command('POST', `${session}/execute/sync`, { script: `return (${expression})`, args: [] });

  return {
    async open(url) {
      await command('POST', `${session}/url`, { url });
    },
    evaluate,
    async click(expression) {
      const element = await evaluate(expression);
      if (!element) throw new Error(`There is no ${expression}`);
      await evaluate(`${expression}.scrollIntoView({ block: 'center', behavior: 'instant' })`);
      // Not the command for a click: it refuses a switch that its label covers.
      const button = 0;
      const actions = [
        { type: 'pointerMove', origin: element, x: 0, y: 0 },
        { type: 'pointerDown', button },
        { type: 'pointerUp', button },
      ];
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await command('POST', `${session}/actions`, { actions: [mouse] });
    },
    async close() {
      await command('DELETE', session);
      stop();
    },
  };
}
