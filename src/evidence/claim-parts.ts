import { contentWords } from './claim-terms.ts'
import { kept } from './kept.ts'

/** Where a second statement begins that has a subject of its own, or may have it. */
const seam =
  /;\s+|,\s+(?=(?:but|while|whereas|although|though|yet)\b)|,?\s+(?=(?:whereas|although)\b)|,\s+(?=and (?:the|a|an|its?|their|they|one|another|some|most|many|no|none|both|all|only|in|at|by|on|from|after|for|with|\p{Lu})\b)|；|，(?=但|而|然而|虽然|尽管)/gu
const opener = /^(?:and|but|while|whereas|although|though|yet|但是?|而|然而|虽然|尽管)[\s,，]*/iu
const opensConcession = /^(although|though|while|whereas)\b([^,;]+),\s+/iu

/** What ties one statement to the other says more than both. */
const tied =
  /\b(?:later|then|before|afterwards?|followed|subsequent(?:ly)?|earlier|previously|finally|therefore|thus|hence|because|consequently|as a result|so that|in turn|instead)\b|因此|所以|因为|随后|之后|之前|于是|导致/iu

/** A part with fewer words says too little by itself. */
const FEWEST_WORDS = 3
const MOST_PARTS = 4

/** The statements that a claim puts side by side (`X rose; Y fell`, `although A, B`), where each says enough to be looked for alone; else none. */
export function claimParts(claim: string): readonly string[] {
  const parts = tied.test(claim) ? [] : statementsIn(claim)
  const isWhole = parts.length > 1 && parts.length <= MOST_PARTS
  return isWhole && parts.every(part => contentWords(part).length >= FEWEST_WORDS) ? parts : []
}

/** What stands between the seams of a claim, in its order. */
export const statementsIn: (claim: string) => readonly string[] = kept(claim => {
  const [whole, , concession = ''] = opensConcession.exec(claim) ?? []
  const first = whole === undefined ? [] : [concession]
  const rest = whole === undefined ? claim : claim.slice(whole.length)
  const cuts = Array.from(rest.matchAll(seam), ({ index, 0: at }) => [index, index + at.length] as const)
  const edges = [0, ...cuts.map(([, end]) => end)]
  return [...first, ...edges.map((from, i) => rest.slice(from, cuts[i]?.[0]))]
    .map(part => part.replace(opener, '').trim())
    .filter(part => part !== '')
})
