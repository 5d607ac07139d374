import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { createCaptures, type Capture, type Captures } from '../document/create-captures.ts'
import type { FileProblem } from '../document/prepare-picture.ts'
import type { AddedPaper } from '../generated/api.ts'
import { codeOf } from '../server/request-failed.ts'
import { untilLine } from '../server/until-line.ts'
import { preparePaper } from './prepare-paper.ts'
import { uploadPaper, type PaperToUpload } from '../server/upload-paper.ts'
import type { Session } from '../session/create-session.ts'
import { useApplication } from '../session/SessionProvider.tsx'

/** A paper on its way, before the server has it. */
export type SentPaper = { slot: string; capture: Capture; isHardToRead: boolean }

/** A file that was not sent, and why. */
export type UnusablePaper = { slot: string; problem: FileProblem }

/** The papers that are prepared and sent from this screen. One that arrived is the application's; its picture is kept to be shown. */
export function usePapers() {
  const { application, session } = useApplication()
  const [preparing, setPreparing] = useState(0)
  const [unusable, setUnusable] = useState<UnusablePaper[]>([])
  const [hardToRead, setHardToRead] = useState<ReadonlySet<string>>(new Set())
  const [pictures, setPictures] = useState<ReadonlyMap<string, string>>(new Map())
  const captures = useMemo(
    () => createPaperCaptures(session, (paperId, previewUrl) => setPictures((before) => new Map(before).set(paperId, previewUrl))),
    [session],
  )
  const previewUrls = useRef<string[]>([])
  useEffect(
    () => () => {
      captures.clear()
      for (const url of previewUrls.current.splice(0)) URL.revokeObjectURL(url)
    },
    [captures],
  )
  const taken = useSyncExternalStore(captures.subscribe, captures.get, captures.get)

  const add = async (file: File) => {
    const slot = crypto.randomUUID()
    setPreparing((before) => before + 1)
    const picture = await preparePaper(file).finally(() => setPreparing((before) => before - 1))
    if (picture.outcome === 'unusable') return setUnusable((before) => [...before, { slot, problem: picture.problem }])
    // Edges are those of a card on a table; a sheet may fill the picture.
    if (picture.problems.some((problem) => problem !== 'cut' && problem !== 'too_small'))
      setHardToRead((before) => new Set(before).add(slot))
    previewUrls.current.push(picture.previewUrl)
    captures.send({ applicationId: application.id, slot, content: picture.content }, picture.previewUrl)
  }
  return {
    add,
    isPreparing: preparing > 0,
    unusable,
    pictures,
    sent: Object.entries(taken).flatMap(([slot, capture]): SentPaper[] =>
      capture ? [{ slot, capture, isHardToRead: hardToRead.has(slot) }] : [],
    ),
    forget(slot: string) {
      captures.drop(slot)
      setUnusable((before) => before.filter((one) => one.slot !== slot))
    },
  }
}

function createPaperCaptures(session: Session, arrived: (paperId: string, previewUrl: string) => void): Captures<PaperToUpload> {
  const captures = createCaptures<PaperToUpload, AddedPaper>({
    upload: (paper, tell, signal) =>
      uploadPaper(paper, tell, signal).catch((error: unknown) => {
        if (codeOf(error) === 'SIGN_IN_REQUIRED') session.lose()
        throw error
      }),
    untilLine,
    received(paper, { paperId, income }, previewUrl) {
      arrived(paperId, previewUrl)
      captures.drop(paper.slot)
      const now = session.get()
      if (now.state === 'open' && now.application.id === paper.applicationId) session.accept({ ...now.application, income })
    },
    // Shown until the screen is left.
    forget: () => undefined,
  })
  return captures
}
