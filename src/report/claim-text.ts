import type { Claim } from '../domain/claim.ts'

/** A claim for people: the row of a table without its lines. */
export function claimText({ text }: Pick<Claim, 'text'>): string {
  const bare = text
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .trim()
  return /(?<!\\)\s\|\s/.test(bare)
    ? bare
        .split(/\s*(?<!\\)\|\s*/)
        .filter(Boolean)
        .join(' · ')
    : bare
}
