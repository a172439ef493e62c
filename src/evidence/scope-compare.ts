import type { Check } from '../domain/claim.ts'
import type { Passage } from './passage.ts'

const world = /\b(?:global(?:ly)?|worldwide|world['’]s)\b|全球|全世界/iu
const worldThere = /\b(?:global(?:ly)?|world(?:wide)?|international(?:ly)?|planet|earth)\b|全球|世界|国际/iu

/** What holds of one country need not hold of the world. */
export function compareScope(claim: string, { window, around }: Passage): Check[] {
  const said = world.exec(claim)?.[0]
  return said !== undefined && !worldThere.test([window, ...around].join(' '))
    ? [{ name: 'entity', result: 'unknown', reason: `“${said}” is not said there` }]
    : []
}
