import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@temporalio/common'
import { MockActivityEnvironment } from '@temporalio/testing'
import type { ActivityDeps } from '#activities/activity-deps.ts'
import { type Activities, createActivities } from '#activities/create-activities.ts'
import { keptLists } from '#bin/kept-lists.ts'
import { connect } from '#db/connect.ts'
import { saveProductVersion } from '#db/products/save-product-version.ts'
import { productVersion } from '#db/products/find-product-version.ts'
import { createVault } from '#db/protection/vault.ts'
import type { Store } from '#db/store.ts'
import { localDate } from '#domain/calendar/local-date.ts'
import { parseAccounting } from '#domain/ledger/accounting.ts'
import { parseProduct, type Product } from '#domain/product/product.ts'
import { createBureauJson } from '#integrations/bureau/bureau-json.ts'
import { createFolderStore } from '#integrations/ecm/folder-store.ts'
import { createBuiltInESign } from '#integrations/esign/built-in.ts'
import { createSealingCertificate, type SealingCertificate } from '#integrations/esign/sealing-certificate.ts'
import { createSmtpMail } from '#integrations/mail/smtp.ts'
import type { Ocr } from '#integrations/ocr/ocr.ts'
import { createPixPsp } from '#integrations/payments/pix-psp.ts'
import { createOfac } from '#integrations/screening/ofac.ts'
import { createOfacWatchList, unpackSdnList } from '#integrations/screening/ofac/watch-list.ts'
import { createYente } from '#integrations/screening/yente.ts'
import { createTwilioSms } from '#integrations/sms/twilio.ts'
import { createSerpro } from '#integrations/tax/serpro.ts'
import { createVies } from '#integrations/tax/vies.ts'
import { sandboxCredentials } from '#sandbox/credentials.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/start-test-sandbox.ts'
import { createTestDatabase, type TestDatabase } from '../servers/create-test-database.ts'
import { createRecordingLog, type RecordingLog } from './recording-log.ts'

/** Activities on a real database, speaking to the sandbox over HTTP and SMTP. Only the reading of pictures is played. */
export type ActivityBench = {
  store: Store
  /** As the owner of the tables, for what the product may not do. */
  owner: Store
  sandbox: TestSandbox
  deps: ActivityDeps
  log: RecordingLog
  product: Product
  versionOf: (product: Product) => ReturnType<typeof productVersion>
  /** Runs one activity as the engine does, optionally with other deps. */
  run: <Name extends keyof Activities>(
    name: Name,
    input: Parameters<Activities[Name]>[0],
    changed?: Partial<ActivityDeps>,
    /** How often the engine has tried it, with this one. */
    tries?: number,
  ) => Promise<Awaited<ReturnType<Activities[Name]>>>
  close: () => Promise<void>
}

/** The engine's own words about failures that a test provokes. */
const silent: Logger = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} }

export async function openActivityBench(): Promise<ActivityBench> {
  const [database, sandbox, certificate] = await Promise.all([createTestDatabase(), startTestSandbox(), sealingCertificate()])
  const archive = mkdtempSync(join(tmpdir(), 'tenor-archive-'))
  const vault = createVault({ encryptionKey: Buffer.alloc(32, 7), searchKey: Buffer.alloc(32, 9) })
  const open = (url: string): Store => ({ db: connect({ url, maxConnections: 8, applicationName: 'activity bench' }), vault })
  const [store, owner] = [open(database.url), open(database.ownerUrl)]
  const log = createRecordingLog()
  const deps = createDeps({ store, sandbox, archive, certificate, log })
  const product = parseProduct(JSON.parse(readFileSync('products/personal-loan-br.json', 'utf8')))
  return {
    store,
    owner,
    sandbox,
    deps,
    log,
    product,
    versionOf: async (changed) => productVersion(store.db, await saveProductVersion(store.db, changed)),
    run: (name, input, changed, tries = 1) => {
      const activity = createActivities({ ...deps, ...changed })[name] as (input: unknown) => Promise<never>
      return new MockActivityEnvironment({ attempt: tries }, { logger: silent }).run(activity, input)
    },
    close: () => close({ store, owner, sandbox, database, archive }),
  }
}

/** One for the whole file: making its keys takes a second. */
let certificate: Promise<SealingCertificate> | undefined
function sealingCertificate(): Promise<SealingCertificate> {
  certificate ??= createSealingCertificate({
    commonName: 'Tenor Financeira S.A.',
    organisation: 'Tenor Financeira S.A.',
    country: 'BR',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2030-01-01T00:00:00Z',
    passphrase: 'test',
  })
  return certificate
}

type Parts = { store: Store; sandbox: TestSandbox; archive: string; certificate: SealingCertificate; log: RecordingLog }

function createDeps({ store, sandbox: { addresses }, archive, certificate, log }: Parts): ActivityDeps {
  const { serpro, yente, bureau, twilio, pix, smtp } = sandboxCredentials
  return {
    store,
    ocr: { tesseract: unread('tesseract'), textract: unread('textract') },
    papers: { tesseract: { readPaper: () => Promise.reject(new Error('This test reads no papers')) } },
    tax: { serpro: createSerpro({ baseUrl: addresses.serpro, ...serpro }) },
    usualProviders: {},
    companies: { vies: createVies({ baseUrl: addresses.vies }) },
    screening: {
      yente: createYente({ baseUrl: addresses.yente, ...yente }),
      ofac: createOfac({
        newestVersion: () => keptLists(store).newestVersion('ofac'),
        readList: async (version) => unpackSdnList(await keptLists(store).read(version)),
      }),
    },
    watchLists: { ofac: createOfacWatchList({ baseUrl: `${addresses.ofac}/exports` }) },
    bureau: {
      bureau: {
        client: createBureauJson({ baseUrl: addresses.bureau, ...bureau }),
        agency: {
          name: 'Birô Modelo S.A.',
          address: 'Rua das Fontes 10, 01000-000 São Paulo, SP',
          phone: '0800 555 0200',
          website: 'biro.example',
        },
      },
    },
    sms: createTwilioSms({
      baseUrl: addresses.twilio,
      accountSid: twilio.accountSid,
      credential: { authToken: twilio.authToken },
      webhookAuthTokens: [twilio.authToken],
      sender: { from: twilio.from },
    }),
    mail: createSmtpMail({ ...addresses.smtp, security: 'none', auth: smtp, from: 'Tenor <no-reply@tenor.example>' }),
    payments: { pix: createPixPsp({ baseUrl: addresses.pix, ...pix }) },
    ecm: createFolderStore({ folder: archive }),
    esign: { 'built-in': createBuiltInESign({ certificate }) },
    giveOrder: () => Promise.reject(new Error('No process runs here')),
    // No process runs here, so the engine remembers none.
    histories: { read: async () => undefined },
    accounting: parseAccounting(JSON.parse(readFileSync('products/accounting/loan.json', 'utf8'))),
    ispb: pix.ispb,
    mailDomain: 'tenor.example',
    publicUrl: 'https://tenor.example',
    // The sandbox and the database go by the real clock, so these do as well.
    clock: () => new Date().toISOString(),
    businessDate: () => localDate(new Date().toISOString(), 'America/Sao_Paulo'),
    log,
  }
}

function unread(provider: string): Ocr {
  return { provider, readIdentityDocument: () => Promise.reject(new Error('This test reads no pictures')) }
}

type Open = { store: Store; owner: Store; sandbox: TestSandbox; database: TestDatabase; archive: string }

async function close({ store, owner, sandbox, database, archive }: Open): Promise<void> {
  await Promise.all([store.db.destroy(), owner.db.destroy(), sandbox.close()])
  await database.drop()
  rmSync(archive, { recursive: true, force: true })
}
