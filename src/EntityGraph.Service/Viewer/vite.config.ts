import { defineConfig } from 'vite';

// Built into the folder that the service serves. In `npm run dev` the service answers the calls.
export default defineConfig({
  build: { outDir: '../wwwroot', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': 'http://127.0.0.1:5080' } },
});
