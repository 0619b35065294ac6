/**
 * Builds the standalone element: one module for a `<script type="module">`, Lit inside, and a chunk
 * for whatever is loaded only when asked for.
 */
import { transform } from 'esbuild';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { hostedPage } from './server/build/hosted-page.ts';
import { joinLines, minifyStyles } from './server/build/minify-element.ts';

export default defineConfig({
  plugins: [slimStyles(), slimLit(), minifyTemplates(), minifyChunks(), hostedPage()],
  build: {
    target: 'es2022',
    // What tsc has written beside it stays.
    outDir: 'component/dist/cdn',
    emptyOutDir: false,
    lib: {
      entry: 'component/fb-email-preferences.ts',
      formats: ['es'],
      fileName: () => 'fb-email-preferences.js',
    },
    rolldownOptions: {
      // What a later chunk shares with the element stays in the element's file: one request, not two.
      preserveEntrySignatures: 'allow-extension',
      output: {
        chunkFileNames: ({ facadeModuleId }) =>
          facadeModuleId?.includes('/locales/whatsapp/')
            ? 'fb-email-preferences/whatsapp-[name].js'
            : 'fb-email-preferences/[name].js',
      },
    },
  },
});

/**
 * Lit's style module carries a way around for browsers without constructable style sheets. All that
 * run this bundle have them (it needs `light-dark()`, which is younger), so a few lines stand for it.
 */
function slimStyles(): Plugin {
  const id = '\0slim-styles';
  return {
    name: 'slim-styles',
    enforce: 'pre',
    resolveId: (source) => (source.endsWith('/css-tag.js') ? id : undefined),
    load: (source) =>
      source === id
        ? `
          export const css = ([text]) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            return sheet;
          };
          export const adoptStyles = (root, sheets) => { root.adoptedStyleSheets = sheets; };
          export const getCompatibleStyle = (sheet) => sheet;
          // Re-exported by Lit, used by nobody here.
          export { css as CSSResult, css as supportsAdoptingStyleSheets, css as unsafeCSS };
        `
        : undefined,
  };
}

/**
 * Lit looks for polyfills of web components, for browsers that have none; this bundle does not run there.
 * Lit also leaves its version in the page, and warns the developers of a page that has two. They cannot
 * change the one in this bundle.
 */
function slimLit(): Plugin {
  return {
    name: 'slim-lit',
    transform: (code, id) =>
      /\/lit|\/reactive-element/.test(id)
        ? code
            .replace(/\b\w+\.\w+PolyfillSupport\b/g, 'undefined')
            .replace(/\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[\d.]+"\)/g, '0')
        : undefined,
  };
}

/** Minifiers leave the text of a template alone: here quotes go that HTML does not need, and CSS is minified. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('.styles.ts')) return minifyStyles(code);
      if (!id.endsWith('.template.ts')) return undefined;
      return code.replace(/(?<=\s[\w-]+=)"([\w-]+)"/g, '$1');
    },
  };
}

/**
 * Properties that only the modules of the element read, and that the build may rename. A name that a
 * page, a text or an answer has is none of them; nor is a key of a computed access.
 */
const INTERNAL_NAMES = [
  // The store.
  ...['inFlight', 'justSaved', 'queued', 'resume', 'subject', 'wanted'],
  // The session and the timers.
  ...['follow', 'holdUndo', 'isChecking', 'isProvided', 'timed'],
  // The view.
  ...['bar', 'canRetry', 'canSave', 'hasUndo', 'isClosed', 'isForm', 'isGateLast'],
  ...['isLocked', 'isOn', 'isStaged', 'isUnsent', 'note', 'phase', 'posts', 'reserved', 'rows'],
  ...['tone'],
];

/**
 * V8 compiles a function when it is first called, on the main thread. The first render calls nearly all
 * of the element's: with this line first in the file, they are compiled while the file is loaded, on
 * another thread. Other engines read a comment.
 *
 * Source: V8, "Giving V8 a Heads-Up: Faster JavaScript Startup with Explicit Compile Hints".
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** Vite's library mode keeps white space in ES output, for the sake of bundlers; a browser has no use for it. */
function minifyChunks(): Plugin {
  return {
    name: 'minify-chunks',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      // The chunks share their names.
      let mangleCache: Record<string, string | false> = {};
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const renamed = await transform(chunk.code, {
          charset: 'utf8',
          minifySyntax: true,
          minifyWhitespace: true,
          // Lit marks its own internal names by `_$`.
          mangleProps: new RegExp(`^(_\\$[A-Z]\\w*|${INTERNAL_NAMES.join('|')})$`),
          mangleCache,
        });
        mangleCache = renamed.mangleCache;
        const { code } = await minify(renamed.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 4, pure_getters: true, keep_fargs: false, lhs_constants: false },
        });
        const packed = joinLines(code ?? chunk.code);
        chunk.code = chunk.isEntry ? COMPILE_AHEAD + packed : packed;
      }
    },
  };
}
