import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createWorker, type Page, type Worker } from 'tesseract.js'

export type Language = 'eng' | 'por'

/** How tesseract is to look at a picture: `sparse` finds text anywhere, `line` takes the picture for one line. */
export type Look = { layout: 'sparse' | 'line'; characters?: string }

export type Symbol = { text: string; confidence: number; bbox: { x0: number; y0: number; x1: number; y1: number } }
export type Word = Symbol & { symbols: Symbol[] }

/** Tesseract in this thread's children, one for each language, started when first needed. */
export type Engine = {
  readonly model: string
  /** The words of a picture file. */
  readWords: (language: Language, file: Buffer, look: Look) => Promise<Word[]>
}

const require = createRequire(import.meta.url)
const layouts = { sparse: '11', line: '7' } as const

export function createEngine(): Engine {
  const workers = new Map<Language, Promise<Worker>>()
  const workerFor = (language: Language): Promise<Worker> => {
    const started = workers.get(language) ?? startWorker(language)
    workers.set(language, started)
    return started
  }
  return {
    model: `tesseract.js ${packageVersion('tesseract.js')}, 4.0.0_best_int`,
    async readWords(language, file, { layout, characters = '' }) {
      const worker = await workerFor(language)
      await worker.setParameters({ tessedit_pageseg_mode: layouts[layout], tessedit_char_whitelist: characters } as object)
      const { data } = await worker.recognize(file, {}, { text: false, blocks: true })
      return wordsOf(data)
    },
  }
}

/** The trained data comes from a package: tesseract.js would otherwise fetch it from the network. */
async function startWorker(language: Language): Promise<Worker> {
  const langPath = join(dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int')
  const ignore = (): void => undefined
  // Failures arrive with the promise of each call; without this handler tesseract.js throws them a second time.
  const worker = await createWorker(language, 1, { langPath, gzip: true, cacheMethod: 'none', errorHandler: ignore })
  // Tesseract guesses a resolution from the size of the print and complains on the console where it cannot; 300 is what its models know.
  await worker.setParameters({ user_defined_dpi: '300', debug_file: '/dev/null' })
  return worker
}

function wordsOf(page: Page): Word[] {
  return (page.blocks ?? [])
    .flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
}

function packageVersion(name: string): string {
  const { version } = require(`${name}/package.json`) as { version: string }
  return version
}
