import { citedSentences } from '../evidence/cited-sentences.ts'
import { type Block, isParagraph, listLine } from './block.ts'

/** Share of the lines that are list items; undefined where there are too few to tell. */
export function listShare(blocks: readonly Block[]): number | undefined {
  const lines = blocks.flatMap(({ text }) => text.split('\n')).filter(line => line.trim() !== '')
  return lines.length < 8 ? undefined : lines.filter(line => listLine.test(line)).length / lines.length
}

/** The paragraphs that consist of one sentence, and how many paragraphs there are. */
export function singleSentences(blocks: readonly Block[]): {
  readonly places: readonly string[]
  readonly paragraphs: number
} {
  const paragraphs = blocks.filter(({ text }) => isParagraph(text))
  const single = paragraphs.filter(({ text }) => citedSentences(text).length === 1)
  return { places: single.map(({ place }) => place), paragraphs: paragraphs.length }
}

/** Words with which a writer weighs, concludes or contrasts. */
const reasoning =
  /\b(?:because|therefore|thus|hence|so that|which means|this means|suggests?|implies|imply|indicates?|however|whereas|although|though|while|despite|yet|but|instead|rather than|in contrast|by contrast|on the other hand|compared (?:to|with)|unlike|consistent with|agrees? with|contradicts?|conflicts? with|overall|taken together|in sum|consequently|as a result|if|unless|depends? on|trade-?off|likely|unlikely|explains?)\b|因此|因为|所以|由于|说明|表明|意味着|可见|但是|但|然而|不过|而|相比|相较|与此相反|反之|尽管|虽然|总之|总体|综上|综合|取决于|若|如果|从而|进而|原因在于/iu

/** Sentences in quotation marks, or with a citation, that nothing is made of. */
const MIN_SENTENCES = 4
/** Characters; shorter ones are labels. */
const SHORTEST = 8

/**
 * Whether a section stacks findings: at least four sentences, nearly all of them quoted or cited, and none that weighs, contrasts or
 * concludes. What the raters of the Step-DeepResearch report (arXiv 2512.20491) call fragmented information stacking.
 */
export function isStacked(text: string): boolean {
  // The rows of a table are set side by side: that is what is made of them.
  const prose = text.replace(/^\s*\|.*$/gm, '')
  const all = citedSentences(prose).filter(one => one.text.length >= SHORTEST)
  if (all.length < MIN_SENTENCES) return false
  const taken = all.filter(one => one.brackets.length > 0 || /^["“「『]/.test(one.text))
  return taken.length >= all.length * 0.8 && !all.some(one => reasoning.test(one.text))
}
