import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The screens with the server inside the page, for pictures and the accessibility check; never part of the product. */
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  base: '/desk/',
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${import.meta.dirname}/screens.html` },
  },
})
