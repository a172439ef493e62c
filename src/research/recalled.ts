import type { Desk } from '../desk.ts'
import { draftMarkdown } from '../report/draft.ts'
import { verdictHint } from '../report/repair-lines.ts'

export interface Recalled {
  readonly facts: readonly string[]
  readonly quoted?: readonly { readonly place?: string; readonly text: string }[]
  readonly next?: string
  readonly data: Readonly<Record<string, unknown>>
}

const TEXT_PAGE_CHARS = 12_000

/** The text of the last draft, in parts, with its repairs. */
export function showReport({ state }: Desk, part: number): Recalled {
  const draft = state.drafts.at(-1)
  if (!draft) return { facts: ['no draft yet'], data: {} }
  const text = draftMarkdown(draft)
  const parts = Math.max(1, Math.ceil(text.length / TEXT_PAGE_CHARS))
  return {
    facts: [
      `${draft.id}, ${draft.at.slice(0, 16)}, part ${part} of ${parts}`,
      ...draft.repairs.map(({ id, sentence, message, fix }) => `${id} “${sentence}”: ${message} ${fix}`),
      ...verdictHint(draft.repairs),
    ],
    quoted: [{ text: text.slice((part - 1) * TEXT_PAGE_CHARS, part * TEXT_PAGE_CHARS) }],
    data: { draft: draft.id, revisions: state.drafts.map(({ id }) => id) },
  }
}
