/** The project in Next.js: its own route makes the token, and a client component shows the element. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXAMPLES } from '../examples/project.ts';
import { installFromRegistry } from '../examples/registry.ts';
import { startProgram } from '../runtimes/program.ts';
import { asJavaScript, blockOf } from './blocks.ts';
import type { Surroundings } from './frontends.ts';
import { pageWorks } from './works.ts';
import { USER } from './workshop.ts';

/** The versions of Next.js and React that the example is tested with. */
async function versions(): Promise<Record<string, string>> {
  const { dependencies } = JSON.parse(await readFile(join(EXAMPLES, 'next/package.json'), 'utf8'));
  const { next, react, 'react-dom': reactDom } = dependencies;
  return { next, react, 'react-dom': reactDom };
}

/** @param port that the handler allows pages of */
export async function next({ workshop, browser }: Surroundings, port: number): Promise<string> {
  const project = await workshop.project('next', []);
  const dependencies = {
    ...(await versions()),
    'fb-email-preferences': `file:${workshop.tarball('fb-email-preferences')}`,
    'fb-email-preferences-server': `file:${workshop.tarball('fb-email-preferences-server')}`,
  };
  await project.write('package.json', JSON.stringify({ private: true, dependencies }));
  await project.write(
    'app/layout.jsx',
    await readFile(join(EXAMPLES, 'next/app/layout.js'), 'utf8'),
  );
  await project.write(
    'app/page.jsx',
    `import { EmailSettings } from './EmailSettings';

export default function Account() {
  return <EmailSettings />;
}
`,
  );
  const block = await blockOf('docs/frameworks.md', 'React, Next', 'tsx');
  await project.write('app/EmailSettings.jsx', block);
  const route = await blockOf('docs/frameworks.md', 'React, Next', 'ts');
  await project.write(
    'app/preferences-token/route.js',
    asJavaScript(route).replace('user.id', `'${USER}'`),
  );
  await project.write('public/favicon.ico', '');
  if (!(await installFromRegistry(project.folder))) return 'not built: no registry';
  const program = 'node_modules/next/dist/bin/next';
  const unset = Object.keys(workshop.variables).flatMap((name) => ['-u', name]);
  await project.run('env', ...unset, process.execPath, program, 'build');
  const running = await startProgram({
    command: [process.execPath, program, 'start', '--hostname', '127.0.0.1'],
    cwd: project.folder,
    variables: {
      ...workshop.variables,
      NODE_OPTIONS: '',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
    },
  });
  try {
    return await pageWorks(browser, running.url, workshop);
  } finally {
    await running.close();
  }
}
