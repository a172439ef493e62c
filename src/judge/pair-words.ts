import { type PairLabel, type PairVerdict, pairDimensions } from '../domain/comparison.ts'
import { ResearchError } from '../errors.ts'
import type { LongVerdict } from './marks.ts'
import type { CutReport } from './places.ts'

const names = ['overall', ...pairDimensions, 'veto'] as const
type Name = (typeof names)[number]

const aliases: Readonly<Record<PairLabel, readonly string[]>> = {
  left: ['left', 'left better', '左', '左好', '左边更好'],
  right: ['right', 'right better', '右', '右好', '右边更好'],
  both_good: ['both good', '都好', '一样好'],
  both_fair: ['both fair', 'tie', 'equal', 'same', '都一般', '平'],
  both_poor: ['both poor', 'both bad', '都差', '一样差'],
}

/** Whether verdicts are about two reports: `overall left`, `depth both_fair`, `veto right 2.3`. */
export function arePairVerdicts(verdicts: readonly (string | LongVerdict)[]): boolean {
  return verdicts.length > 0 && verdicts.every(one => nameIn(textOf(one)) !== undefined)
}

const textOf = (given: string | LongVerdict) =>
  typeof given === 'string' ? given : `${given.criterion} ${given.verdict} ${given.place ?? ''}`

function nameIn(text: string): Name | undefined {
  const lower = text.trim().toLowerCase()
  return names.find(name => lower.startsWith(name) && !/^[a-z]/.test(lower.slice(name.length)))
}

/** Reads one look. `overall` has to be there; a veto names the place of the error in the report that has it. */
export function readPairVerdict(
  verdicts: readonly (string | LongVerdict)[],
  reports: { readonly left: CutReport; readonly right: CutReport },
): PairVerdict {
  const given = new Map<Name, string>()
  for (const one of verdicts) {
    const text = textOf(one).trim()
    const name = nameIn(text)
    if (!name) continue
    if (given.has(name)) throw wrong(`${name} is given twice.`)
    given.set(
      name,
      text
        .slice(name.length)
        .replace(/^[\s:：=]+/, '')
        .toLowerCase(),
    )
  }
  const overall = given.get('overall')
  if (overall === undefined) throw wrong('`overall` is missing.')
  const dimensions = Object.fromEntries(
    pairDimensions.flatMap(name => (given.has(name) ? [[name, labelOf(name, given.get(name) ?? '')]] : [])),
  )
  const veto = given.get('veto')
  return {
    overall: labelOf('overall', overall),
    ...(Object.keys(dimensions).length > 0 && { dimensions }),
    ...(veto !== undefined && !/^none\b/.test(veto) && { veto: vetoOf(veto, reports) }),
  }
}

function labelOf(name: string, said: string): PairLabel {
  const words = said.replace(/[_-]/g, ' ')
  const known = Object.entries(aliases)
    .flatMap(([label, own]) => own.map(word => ({ label: label as PairLabel, word }))) // Keys are labels.
    .sort((a, b) => b.word.length - a.word.length)
    .find(({ word }) => words.startsWith(word))
  if (known) return known.label
  throw wrong(`${name} has no label.`)
}

function vetoOf(said: string, { left, right }: { readonly left: CutReport; readonly right: CutReport }) {
  const [, side = '', place = ''] = /^(left|right|both)(?:\D+(\d+(?:\.\d+)?))?/.exec(said) ?? []
  if (side !== 'left' && side !== 'right' && side !== 'both') throw wrong('the veto names no side.')
  const own = side === 'left' ? [left] : side === 'right' ? [right] : [left, right]
  if (!own.every(report => report.places.some(one => one.place === place)))
    throw wrong('a veto names the place of the error in that report.')
  return side
}

const wrong = (message: string) =>
  new ResearchError(message, {
    fix: 'Write verdicts: ["overall left", "completeness right", "depth both_fair", "fitness left", "readability both_good"], and "veto right 2.3" for a factual error. Labels: left, right, both_good, both_fair, both_poor.',
  })
