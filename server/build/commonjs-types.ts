/**
 * Types for CommonJS: a copy of every declaration file as `.d.cts`.
 *
 * `require()` loads our modules (Node.js 20.19, 22.12 and newer), but TypeScript's `node16` asks for
 * declarations of the same kind as the importing file (TS1479). Other packages are imported for their
 * types alone, as the modules that they are.
 *
 * https://www.typescriptlang.org/docs/handbook/modules/reference.html#node16-nodenext
 */
import { glob, readFile, writeFile } from 'node:fs/promises';
import { PACKAGES } from './packages.ts';

/** An import or an export from another file, as TypeScript writes it: one statement a line. */
const IMPORT = /^(import|export)( type)? ([^'"]+?) from ['"]([^'"]+)['"]( with \{.*\})?;$/gm;

const DOC_COMMENT = /^ *\/\*\*[\s\S]*?\*\/\n/gm;

/** Svelte has no CommonJS: TypeScript finds nothing there that could be extended. */
const SVELTE_MARKUP = /^declare module 'svelte\/elements' \{\n[\s\S]*?^\}\n/gm;

function forCommonJs(declarations: string): string {
  return declarations
    .replace(SVELTE_MARKUP, '')
    .replace(/^import ['"]\.[^'"]+['"];\n/gm, '')
    .replace(IMPORT, (statement, keyword, _type, names: string, target: string) => {
      if (target.startsWith('.')) return statement.replace(/\.[jt]s(['"];)$/, '.cjs$1');
      const types = names.replaceAll(/\btype /g, '');
      return `${keyword} type ${types} from '${target}' with { 'resolution-mode': 'import' };`;
    })
    .replace(/\bimport\(['"](\.[^'"]+)\.[jt]s['"]\)/g, "import('$1.cjs')")
    .replace(
      /\bimport\(['"]([^.'"][^'"]*)['"]\)/g,
      "import('$1', { with: { 'resolution-mode': 'import' } })",
    );
}

for (const folder of Object.values(PACKAGES)) {
  for await (const file of glob(`${folder}/dist/**/*.d.ts`)) {
    const text = forCommonJs(await readFile(file, 'utf8'));
    // A front end is bundled from modules, whose declarations have the comments; bytes count here.
    const isFrontEnd = folder === PACKAGES['fb-email-preferences'];
    const declarations = isFrontEnd ? text.replace(DOC_COMMENT, '') : text;
    await writeFile(file.replace(/\.d\.ts$/, '.d.cts'), declarations);
  }
}
