import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { CallRecorder } from '#activities/outside/call-recorder.ts'
import { parseIsoDate } from '#domain/calendar/iso-date.ts'
import type { AppError } from '#domain/errors.ts'
import { buildOutside } from './build-outside.ts'
import { configuredProviders } from './configured-providers.ts'
import { readConfig, settingNames } from './config.ts'

const key = () => randomBytes(32).toString('base64url')

const embedded = {
  PUBLIC_URL: 'http://localhost:8080',
  DATA_FOLDER: '/data',
  WEB_FOLDER: '/web',
  DATABASE_URL: 'postgresql://app@localhost/tenor',
  TEMPORAL_ADDRESS: 'localhost:7233',
  ENCRYPTION_KEY: key(),
  SEARCH_KEY: key(),
  EXPORT_SIGNING_KEY: key(),
  SEALING_CERTIFICATE_FILE: '/data/sealing.p12',
  SEALING_CERTIFICATE_PASSPHRASE: 'a long passphrase',
  OIDC_ISSUER: 'http://localhost:9000',
  OIDC_CLIENT_ID: 'tenor-desk',
  OIDC_CLIENT_SECRET: 'a secret of some length',
  SANDBOX_URL: 'http://127.0.0.1:9001',
  SMTP_PORT: '2525',
  ECM_FOLDER: '/data/archive',
}

function problemsOf(environment: Record<string, string | undefined>): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    return (error as AppError).details['problems'] as string[]
  }
}

describe('the configuration', () => {
  it('lets the sandbox stand in for every vendor that has no address of its own', () => {
    const config = readConfig({ ...embedded, YENTE_URL: 'https://yente.example.com' })
    expect(config.usesSandbox).toBe(true)
    expect([config.SERPRO_URL, config.YENTE_URL, config.YENTE_API_KEY]).toEqual([
      'http://127.0.0.1:9001/serpro',
      'https://yente.example.com',
      undefined,
    ])
  })

  it('names every problem at once', () => {
    const { DATABASE_URL: _url, ECM_FOLDER: _folder, ...rest } = embedded
    const problems = problemsOf({ ...rest, PORT: 'eighty', ENCRYPTION_KEY: 'short' })
    expect(problems.map((problem) => problem.split(':')[0]!).toSorted()).toEqual(['DATABASE_URL', 'ECM_FOLDER', 'ENCRYPTION_KEY', 'PORT'])
  })

  it('names what an archive needs, and takes the sandbox in its place where there is one', () => {
    const { SANDBOX_URL: _sandbox, ECM_FOLDER: _folder, ...rest } = embedded
    expect(readConfig({ ...embedded, ECM_PROVIDER: 'cmis' }).CMIS_URL).toBe('http://127.0.0.1:9001/cmis/browser')
    const problems = problemsOf({ ...rest, ECM_PROVIDER: 'cmis', CMIS_URL: 'https://archive.example.com/browser' })
    expect(problems.filter((problem) => problem.includes('filed by')).map((problem) => problem.split(':')[0]!)).toEqual([
      'CMIS_USER',
      'CMIS_PASSWORD',
      'CMIS_REPOSITORY',
    ])
  })

  it('takes an empty setting for one that is not set', () => {
    expect(problemsOf({ ...embedded, DATABASE_URL: '' })[0]).toContain('DATABASE_URL')
  })

  it('cannot be changed by anyone', () => {
    expect(Object.isFrozen(readConfig(embedded))).toBe(true)
  })

  describe('in production', () => {
    const production = {
      ...embedded,
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://lending.example.com',
      OIDC_ISSUER: 'https://login.example.com',
    }

    it('refuses the sandbox, unless it was asked for by name', () => {
      expect(problemsOf(production)).toEqual([expect.stringContaining('SANDBOX_URL')])
      expect(problemsOf({ ...production, EMBEDDED_PARTS: 'sandbox' })).toEqual([])
    })

    it('refuses sign-in and browsers over plain http', () => {
      const problems = problemsOf({
        ...production,
        EMBEDDED_PARTS: 'sandbox',
        PUBLIC_URL: 'http://lending.example.com',
        OIDC_ISSUER: 'http://localhost:1',
      })
      expect(problems.map((problem) => problem.split(':')[0])).toEqual(['OIDC_ISSUER', 'PUBLIC_URL'])
    })

    it('refuses the published secrets of the sandbox for a real vendor', () => {
      const { SANDBOX_URL: _sandbox, ...rest } = production
      expect(problemsOf({ ...rest, PIX_CLIENT_SECRET: 'sandbox-pix-secret' }).join('\n')).toMatch(
        /PIX_CLIENT_SECRET: this is the published secret/,
      )
    })
  })

  it('is explained setting by setting in .env.example', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name!)
    const ownersOnly = ['DATABASE_OWNER_URL']
    expect(named.filter((name) => !ownersOnly.includes(name)).toSorted()).toEqual(settingNames.toSorted())
  })
})

it.each(['folder', 'cmis', 'alfresco', 's3'])(
  'lists every provider whose calls are recorded, and no other, where documents are filed by %s',
  async (archive) => {
    const built: Record<string, string[]> = {}
    const calls: CallRecorder = {
      of(capability, provider) {
        ;(built[capability] ??= []).push(provider)
        return () => undefined
      },
      close: async () => undefined,
    }
    const lists = { newestVersion: async () => undefined, read: async () => new Uint8Array() }
    const config = readConfig({ ...embedded, ECM_PROVIDER: archive })
    const outside = buildOutside(config, { today: () => parseIsoDate('2026-11-23'), calls, lists })
    await outside.close()
    expect(built).toEqual(configuredProviders(config))
  },
)
