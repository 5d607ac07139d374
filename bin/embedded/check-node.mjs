// Plain JavaScript, loaded before anything else: an older Node could not even read our TypeScript, and would say so in words that help nobody.
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  stop(
    `Tenor needs Node 24, and this is ${process.version}. npm brings Node 24 along: run npm ci (without --omit=dev or --ignore-scripts), then npm start.`,
  )
}
if (process.platform === 'linux' && isMuslLinux()) {
  stop('Tenor needs a Linux with glibc, such as Debian, Ubuntu or Fedora: the workflow engine has no program for Alpine.')
}

function isMuslLinux() {
  process.report.excludeNetwork = true
  return process.report.getReport().header.glibcVersionRuntime === undefined
}

function stop(line) {
  console.error(line)
  process.exit(1)
}
