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
  /\b(?:because|therefore|thus|hence|so that|which means|this means|suggests?|implies|imply|indicates?|however|whereas|although|though|while|despite|yet|but|instead|rather than|in contrast|by contrast|on the other hand|compared (?:to|with)|unlike|consistent with|agrees? with|contradicts?|conflicts? with|overall|taken together|in sum|consequently|as a result|if|unless|depends? on|trade-?off|likely|unlikely|explains?|what follows|(?:it|this|that) follows|follows from|in other words|disagrees?|both agree|agree (?:on|that)|confirms?|equally|outweighs?|matters? (?:more|most|less)|different things)\b|, so\b|因此|因为|所以|由于|说明|表明|意味着|可见|但是|但|然而|不过|而|相比|相较|与此相反|反之|尽管|虽然|总之|总体|综上|综合|取决于|若|如果|从而|进而|原因在于/iu

/** Sentences in quotation marks, or with a citation, that nothing is made of. */
const MIN_SENTENCES = 4
/** Characters; shorter ones are labels. */
const SHORTEST = 8
/** A sentence of its author's that is shorter concludes nothing. */
const MIN_WORDS = 6
const MIN_HAN = 12

/**
 * Whether a section stacks findings: at least four sentences, nearly all of them quoted or cited, and none that weighs, contrasts or
 * concludes. What the raters of the Step-DeepResearch report (arXiv 2512.20491) call fragmented information stacking.
 */
export function isStacked(text: string): boolean {
  // The rows of a table are set side by side: that is what is made of them.
  const prose = text.replace(/^\s*\|.*$/gm, '')
  const all = citedSentences(prose).filter(one => one.text.length >= SHORTEST)
  if (all.length < MIN_SENTENCES) return false
  const taken = all.filter(isTaken)
  if (taken.length < all.length * 0.8) return false
  const first = all.findIndex(isTaken)
  const concludes = all.slice(first + 1).some(one => !isTaken(one) && isStatement(one.text))
  // Reasons within a quotation are its source's.
  return !concludes && !all.some(one => reasoning.test(one.text.replace(quotation, '')))
}

type Sentence = ReturnType<typeof citedSentences>[number]

const isTaken = ({ brackets, text }: Sentence) => brackets.length > 0 || /^(?:>\s*)?["“「『]/.test(text)

const quotation = /["“「『][^"”」』]*["”」』]/gu

/** What its author makes of the findings, after the first of them: a sentence of some length, and no figure that lacks its source. */
function isStatement(text: string): boolean {
  if (/\d|[:：?？]\s*$/.test(text)) return false
  return text.split(/\s+/).length >= MIN_WORDS || (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_HAN
}
