import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  server: { port: 8180, proxy: { '/api': 'http://localhost:8080', '/auth': 'http://localhost:8080' } },
  build: {
    target: 'es2023',
    // Nothing may be inline but styles: the content security policy of the API refuses it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
