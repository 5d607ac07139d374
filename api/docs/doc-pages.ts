import express, { type Express } from 'express'
import { absolutePath } from 'swagger-ui-dist'
import { openApiDocument } from './openapi.ts'
import type { Route } from '../http/route.ts'

/** The OpenAPI document and a page to read it, served from ourselves. */
export function mountDocs(app: Express, routes: readonly Route[], publicUrl: string): void {
  const document = JSON.stringify(openApiDocument(routes, publicUrl))
  app.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(document)
  })
  app.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(startScript)
  })
  app.get('/docs', (_request, response) => {
    response.type('text/html').send(page)
  })
  app.use('/docs', express.static(absolutePath(), { index: false, maxAge: '1h' }))
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tenor API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<main id="reference"></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`

// Requests tried from the page carry the header that changing requests need.
const startScript = `window.ui = SwaggerUIBundle({
  url: '/openapi.json', dom_id: '#reference', deepLinking: true, docExpansion: 'none', displayRequestDuration: true,
  requestInterceptor: request => { request.headers['x-tenor-client'] = 'docs'; return request },
})`
