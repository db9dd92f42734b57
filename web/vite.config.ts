/** Builds the console into web/dist, which the API serves. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// whoever builds: under the tests' NODE_ENV Vite would take React's development build, slower and with every effect run twice
process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // nothing as a data: address, which the content policy would refuse
    modulePreload: { polyfill: false }, // the polyfill would be an inline script
    chunkSizeWarningLimit: 900, // one bundle for people who keep the page open all day: loaded once, then cached
  },
});
