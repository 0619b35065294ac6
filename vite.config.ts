/** Builds the standalone element: one module for a `<script type="module">`, Lit inside, and a chunk for each language. */
import { transform } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

export default defineConfig({
  plugins: [minifyTemplates(), minifyChunks()],
  build: {
    target: 'es2022',
    // What tsc has written beside it stays.
    emptyOutDir: false,
    lib: {
      entry: 'component/fb-email-preferences.ts',
      formats: ['es'],
      fileName: () => 'fb-email-preferences.js',
    },
    rolldownOptions: {
      output: { chunkFileNames: 'fb-email-preferences/[name].js' },
    },
  },
});

/** Minifiers leave the text of a template alone; in ours, line breaks and what surrounds them mean nothing. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    async transform(code, id) {
      if (id.endsWith('.styles.ts')) {
        return replaceAsync(code, /css`([^`]*)`/g, async (styles) => {
          const { code: minified } = await transform(styles, { loader: 'css', minify: true });
          return `css\`${minified.trim()}\``;
        });
      }
      if (id.endsWith('.template.ts')) return code.replace(/\s*\n\s*/g, '\n');
      return undefined;
    },
  };
}

/** Vite's library mode keeps white space in ES output, for the sake of bundlers; a browser has no use for it. */
function minifyChunks(): Plugin {
  return {
    name: 'minify-chunks',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const { code } = await transform(chunk.code, { minify: true, target: 'es2022' });
        chunk.code = code;
      }
    },
  };
}

async function replaceAsync(
  text: string,
  pattern: RegExp,
  replace: (match: string) => Promise<string>,
): Promise<string> {
  const replacements = await Promise.all(
    Array.from(text.matchAll(pattern), ([, match = '']) => replace(match)),
  );
  return text.replace(pattern, () => replacements.shift() ?? '');
}
