/** The project in Next.js: its own route makes the token, and a client component shows the element. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../packages.ts';
import { startProgram } from '../runtimes/program.ts';
import { asJavaScript, blockOf } from './blocks.ts';
import type { Surroundings } from './frontends.ts';
import { pageWorks } from './works.ts';
import { type Project, USER } from './workshop.ts';

const PACKAGES = [
  'fb-email-preferences',
  'fb-email-preferences-server',
  'next',
  'react',
  'react-dom',
];

const NEXT = 'node_modules/next/dist/bin/next';

/** @param port that the handler allows pages of */
export async function next(around: Surroundings, port: number): Promise<string> {
  const { workshop, browser } = around;
  // In the repository: Next follows no link that leads out of its root.
  const parent = await mkdtemp(join(root, 'test/projects/built-'));
  try {
    const project = await workshop.project('next', PACKAGES, parent);
    await writeApp(project);
    // Where an app is built, it has no variables.
    const unset = Object.keys(workshop.variables).flatMap((name) => ['-u', name]);
    await project.run('env', ...unset, process.execPath, NEXT, 'build');
    const running = await startProgram({
      command: [process.execPath, NEXT, 'start', '--hostname', '127.0.0.1'],
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
  } finally {
    await rm(parent, { recursive: true });
  }
}

async function writeApp(project: Project): Promise<void> {
  const config = { turbopack: { root } };
  await project.write('next.config.mjs', `export default ${JSON.stringify(config)};`);
  await project.write('public/favicon.ico', '');
  await project.write(
    'app/layout.jsx',
    `export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
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
}
