/**
 * `npm run analyze`: describes the element to tools, from its doc comments. The manifest is kept in
 * the repository, where tools look for it; editors' formats of it go to `component/dist/`.
 *
 * https://custom-elements-manifest.open-wc.org/analyzer/config/
 */
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const EDITORS = { outdir: 'component/dist', hideLogs: true };

export default {
  globs: ['component/email-preferences.ts', 'component/fb-email-preferences.ts'],
  outdir: 'component',
  litelement: true,
  packagejson: false,
  quiet: true,
  plugins: [
    publicInterface(),
    customElementVsCodePlugin(EDITORS),
    customElementJetBrainsPlugin({ ...EDITORS, packageJson: false }),
  ],
};

/** A part of a manifest, as far as it is touched here. */
interface Entry {
  kind?: string;
  name?: string;
  path?: string;
  privacy?: string;
  attribute?: string;
  description?: string;
  type?: { text: string };
  members?: Entry[];
  events?: Entry[];
  declarations?: Entry[];
  [reference: string]: unknown;
}

/** Keeps what users of the package can reach, under the paths and types by which they reach it. */
function publicInterface() {
  return {
    name: 'public-interface',
    packageLinkPhase({ customElementsManifest }: { customElementsManifest: Entry }) {
      published(customElementsManifest);
      const modules = customElementsManifest.modules as Entry[];
      for (const declaration of modules.flatMap(({ declarations = [] }) => declarations)) {
        if (declaration.members) {
          declaration.members = declaration.members.filter(
            ({ privacy }) => privacy === 'public' || !privacy,
          );
        }
        // One dispatch with a computed name passes for an event called "type".
        declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('fb-'));
        for (const event of declaration.events ?? []) {
          event.type = { text: `EmailPreferencesEvents['${event.name}']` };
        }
      }
    },
  };
}

/** Names the modules that are in the package: the analyzer knows their sources. */
function published(entry: Entry): void {
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value === 'string' && (key === 'path' || key === 'module')) {
      entry[key] = value.replace(/^\/?component\/(.*)\.ts$/, 'dist/$1.js');
    } else if (typeof value === 'object' && value) published(value as Entry);
  }
}
