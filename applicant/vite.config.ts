import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { emitServiceWorker } from './service-worker/emit-service-worker.ts'

export default defineConfig({
  root: import.meta.dirname,
  base: '/apply/',
  plugins: [react(), emitServiceWorker()],
  // Phones of the last four years; no polyfill for older ones, which get the page that says so.
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
