/**
 * Builds the standalone element: one module for a `<script type="module">`, Lit inside, and a chunk
 * for whatever is loaded only when asked for.
 */
import { transform } from 'esbuild';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { hostedPage } from './vite-hosted-page.ts';

export default defineConfig({
  plugins: [minifyTemplates(), minifyChunks(), hostedPage()],
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

/** Minifiers leave the text of a template alone; in ours, white space around a line break means nothing. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    async transform(code, id) {
      if (id.endsWith('.template.ts')) {
        return code.replace(/\s*\n\s*/g, '\n').replace(/>\n+(?=[<$])/g, '>');
      }
      if (!id.endsWith('.styles.ts')) return undefined;
      const css = /css`([^`]*)`/.exec(code)?.[1] ?? '';
      // Without `utf8`, a bullet becomes a CSS escape, which a template literal takes for one of its own.
      const minified = await transform(css, { loader: 'css', minify: true, charset: 'utf8' });
      return code.replace(css, () => minified.code.trim());
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
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 4, unsafe_arrows: true, pure_getters: true },
        });
        chunk.code = code ?? chunk.code;
      }
    },
  };
}
