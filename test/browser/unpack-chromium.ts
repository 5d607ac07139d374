import chromium from '@sparticuz/chromium'

/** Unpacks the packaged Chromium into the folder for temporary files, which whoever runs this has chosen. */
await chromium.executablePath()
