// Keeps the app itself, and nothing that anybody typed, sent or received: only /apply/ and its built files are ever stored.
const store = 'tenor-apply-__VERSION__'
const shell = '/apply/'
const files = JSON.parse('__FILES__')

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(store)
      .then((cache) => cache.addAll([shell, ...files]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== store).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (files.includes(url.pathname)) event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)))
  // The newest page where there is a line, the kept one where there is none.
  else if (request.mode === 'navigate' && url.pathname.startsWith(shell)) event.respondWith(fetch(request).catch(() => caches.match(shell)))
})
