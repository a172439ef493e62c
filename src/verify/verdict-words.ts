import type { Verdict } from '../domain/claim.ts'
import { verdicts } from '../domain/claim.ts'
import { ResearchError } from '../errors.ts'

/** A reader's verdict as given: `c4 refuted s3:8 "quote"`. */
export interface GivenVerdict {
  /** Its id, or that of a repair whose sentence it is. */
  readonly claim: string
  readonly verdict: Verdict
  /** Places as written. */
  readonly places: readonly string[]
  readonly quote?: string
}

const aliases: Readonly<Record<Verdict, string>> = {
  supported:
    'supported supports support true yes confirmed confirms correct verified accurate entailed entails entailment 支持 属实 正确 真实 成立 证实',
  refuted:
    'refuted refutes refute false no contradicted contradicts contradiction incorrect wrong disproved inaccurate 反驳 错误 不实 虚假 否定 矛盾 证伪',
  mixed: 'mixed partial partially partly partially_supported conflicting doubtful 部分 混合 存疑 部分支持',
  insufficient:
    'insufficient unsupported unknown unverified unverifiable not_enough_info not_enough_information nei neutral none unclear 不足 证据不足 未知 无法判断 无法核实 不确定',
}
const byWord = new Map(verdicts.flatMap(verdict => aliases[verdict].split(' ').map(word => [word, verdict] as const)))

const FIX =
  'Write "c4 refuted s3:8", with a quote after it if you like, or "p2 supported s3:8" on a repair of the draft; verdicts: supported, refuted, mixed, insufficient.'

function verdictOf(word: string): Verdict {
  const verdict = byWord.get(
    word
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  if (verdict) return verdict
  throw new ResearchError('That is no verdict.', { fix: FIX })
}

const line =
  /^\s*([cp]\d+)\s*[:：=,，—-]?\s*([\p{L}_]+(?:[ -](?:enough[ -]info(?:rmation)?|supported))?)\s*[:：,，@—-]*\s*([\s\S]*)$/u
const placeAtStart = /^[\s,;[\]@(]*((?:s\d+)(?::\d+(?:\.\d+)?)?)(?![\w:])[\])]?\s*/

/** Reads the short form, or the long one as an object. */
export function readVerdict(given: unknown): GivenVerdict {
  if (typeof given === 'string') return readLine(given)
  if (typeof given !== 'object' || given === null)
    throw new ResearchError('A verdict is neither text nor object.', { fix: FIX })
  const field = (...names: string[]) => {
    const found = Object.entries(given).find(([name, value]) => names.includes(name) && typeof value === 'string')
    return found ? String(found[1]).trim() : ''
  }
  const claim = field('claim', 'id')
  if (!/^[cp]\d+$/.test(claim)) throw new ResearchError('A verdict names no claim.', { fix: FIX })
  const quote = field('quote', 'evidence')
  const { places } = readPlaces(field('source', 'place', 'at'))
  return { claim, verdict: verdictOf(field('verdict', 'label')), places, ...(quote !== '' && { quote }) }
}

function readLine(text: string): GivenVerdict {
  const [, claim, word = '', rest = ''] = line.exec(text) ?? []
  if (claim === undefined) throw new ResearchError('A verdict is not readable.', { fix: FIX })
  const { places, left } = readPlaces(rest)
  const quote = left.replace(/^[\s:：—-]*["“”「'‘]?|["“”」'’]?\s*$/gu, '').trim()
  return { claim, verdict: verdictOf(word), places, ...(quote !== '' && { quote }) }
}

function readPlaces(text: string): { places: string[]; left: string } {
  const places: string[] = []
  let left = text
  for (let match = placeAtStart.exec(left); match; match = placeAtStart.exec(left)) {
    places.push(match[1] ?? '')
    left = left.slice(match[0].length)
  }
  return { places, left }
}
