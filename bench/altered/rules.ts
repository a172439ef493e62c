import { sentences } from '../../src/text/sentences.ts'

/** Deterministic choice: the same pairs on every run. */
export type Random = () => number

export const kinds = ['figure', 'date', 'unit', 'name', 'negation'] as const
export type Kind = (typeof kinds)[number]

/** Changes one thing of a sentence so that it says something else; undefined where it has nothing of that kind. */
export type Alter = (sentence: string, random: Random, context: string) => string | undefined

/** Says the same in other words; undefined where no rule applies. */
export type Paraphrase = (sentence: string, random: Random) => string | undefined

/** Each of a pair by the other. */
export const exchanged = (pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export const pick = <T>(items: readonly T[], random: Random): T | undefined =>
  items[Math.floor(random() * items.length)]

export function replaceAt(text: string, match: RegExpExecArray, by: string): string {
  return text.slice(0, match.index) + by + text.slice(match.index + match[0].length)
}

/** Another number in the same form that the context does not have. */
export function otherNumber(written: string, random: Random, context: string): string | undefined {
  const plain = Number(written.replaceAll(',', ''))
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0
  for (let attempt = 0; attempt < 20; attempt++) {
    const step = Math.max(10 ** -decimals, Math.abs(plain) * (0.2 + random()))
    const value = random() < 0.5 && plain - step > 0 ? plain - step : plain + step
    const fixed = value.toFixed(decimals)
    const other = written.includes(',')
      ? Number(fixed).toLocaleString('en', { minimumFractionDigits: decimals })
      : fixed
    if (other !== written && !new RegExp(`(?<!\\d)${other.replaceAll('.', '\\.')}(?!\\d)`).test(context)) return other
  }
  return undefined
}

/** Swaps the first word of a table that stands there, by pairs in both directions. */
export function swapWord(
  text: string,
  pairs: readonly (readonly [string, string])[],
  random: Random,
  isWord: boolean,
): string | undefined {
  const table = new Map(
    pairs.flatMap(
      ([a, b]) =>
        [
          [a, b],
          [b, a],
        ] as const,
    ),
  )
  const edge = isWord ? '\\b' : ''
  const pattern = new RegExp(
    `${edge}(?:${[...table.keys()].sort((a, b) => b.length - a.length).join('|')})${edge}`,
    'g',
  )
  const match = pick([...text.matchAll(pattern)], random)
  return match && replaceAt(text, match, table.get(match[0]) ?? match[0])
}

/** Sentences that state something by themselves. */
export function statements(text: string): string[] {
  return sentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter(one =>
      /\p{Script=Han}/u.test(one)
        ? one.length >= 15 && one.length <= 120 && one.endsWith('。')
        : one.length >= 60 && one.length <= 260 && /^[A-Z].*[a-z\d%)]\.$/.test(one) && one.split(' ').length >= 10,
    )
}
