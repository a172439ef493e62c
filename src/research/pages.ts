import { ResearchError } from '../errors.ts'

/** Entries of one part of a list. */
export const PAGE = 30

/** A part that is not there is no empty answer. */
export function refusePart(part: number, parts: number): void {
  if (part <= Math.max(1, parts)) return
  throw new ResearchError(`There is no part ${part}.`, {
    kind: 'not_found',
    fix: `Ask for a part from 1 to ${Math.max(1, parts)}.`,
  })
}
