import type { Desk } from '../desk.ts'
import { type FileRoots, handedIn } from '../handed-in.ts'
import { textOfDraft } from '../report/draft.ts'

/** A text that a call is about: as it stands, a file, a source or a revision; undefined where that is the current draft, with which a call begins that names nothing. */
export async function givenText(text: string | undefined, desk: Desk, ports: FileRoots): Promise<string | undefined> {
  if (text === undefined) return undefined
  const draft = textOfDraft(text, desk)
  return draft === undefined ? handedIn(text, desk, ports) : draft || undefined
}
