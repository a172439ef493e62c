import { asksDecision } from './task-title.ts'

const auxiliary = '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|might|has|have)'
const pointed = '(?:it|they|there|this|these|that|those|the|an?|we|you|one)'
/** A question begins: not a clause that tells more of a noun, as `, which is costly` or `, where people live` do. */
const begins = `(?:and\\s+|or\\s+|but\\s+)?(?:(?:what|how|why|whether)\\s+\\w|which\\s+(?!${auxiliary}\\b)\\w+|(?:where|when)\\s+${auxiliary}\\b|who\\s+(?!${auxiliary}\\b)\\w+s\\b|${auxiliary}\\s+${pointed}\\b)`
const outside = '(?![^(（]*[)）])'
/** Between questions in one sentence: a dash, or a comma with or without `and`. */
const joint = new RegExp(`(?:\\s+[-–—]+\\s+|\\s*[,，]\\s+)(?=${begins})${outside}`, 'iu')
const asksFirst = new RegExp(
  `^\\s*(?:and\\s+)?(?:what|how|which|why|who|whom|when|where|whether|${auxiliary})\\b`,
  'iu',
)
const leadsBack = /\b(?:it|its|they|them|their|these|those)\b/iu

const verbs =
  'cost|affect|work|differ|develop|spread|originate|arise|emerge|evolve|mean|cause|reduce|raise|lower|increase|improve|compare|happen|perform|prevent|recommend|advise|suggest|say|think|report|replace|safe|worth|good|bad|effective|useful|possible|legal'
const subject = new RegExp(
  `^(?:(?:what|how|why|where|when)\\s+(?:much\\s+|many\\s+|long\\s+|well\\s+|far\\s+)?)?${auxiliary}\\s+(.{3,60}?)\\s+(?:\\w+ly\\s+)?(?:${verbs})\\b`,
  'iu',
)
const stateOf =
  /^(?:what|how|which) (?:is|are|was|were) the (?:[\w-]+ ){0,3}?(?:of|in|for) (?:the )?([\w-]+(?: [\w-]+){0,3})/iu

/** `Is X safe - does it help - what dose is used, and which brands sell it?` asks four things, the later ones of X. */
export function splitJoined(sentence: string): string[] {
  const pieces = sentence
    .split(/——(?=[^——]*(?:什么|怎么|如何|哪|多少|是否|为何|为什么|谁))/u)
    .flatMap(one => one.split(joint))
  const [first = '', ...others] = pieces
  if (others.length === 0 || !isQuestion(first)) return [sentence]
  const named = (subject.exec(first) ?? stateOf.exec(first))?.[1]
  const about = named?.replace(new RegExp(`^${pointed}$`, 'iu'), '')
  const isBare = others.some(one => leadsBack.test(one))
  if (about === undefined && isBare) return [sentence]
  return [first, ...others.map(one => asked(one, about))]
}

const isQuestion = (piece: string) =>
  asksFirst.test(piece) || /什么|怎么|如何|哪|多少|是否|为何|为什么|谁|几何/u.test(piece)

/** With what it is asked of, where it does not say so itself. */
function asked(piece: string, about: string | undefined): string {
  const bare = piece.replace(/^(?:and|or|but)\s+/iu, '')
  if (about === undefined || about === '' || asksDecision(bare) || /\p{Script=Han}/u.test(piece)) return bare
  const said = piece.toLowerCase()
  const isNamed = about
    .toLowerCase()
    .split(/\s+/)
    .some(word => word.length > 3 && said.includes(word))
  return isNamed ? bare : `${bare.replace(/[\s?？.,–—-]+$/u, '')} (${about})`
}
