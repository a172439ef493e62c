const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Between a title and the names of its section and site. */
const separators = /\s+[|\-–—·•»:]\s+|\s*\|\s*/u

/**
 * Equal after folding case, spaces and punctuation, or one holds the other at no less than four fifths of its length, or one is the
 * other without the names of section and site, which the reference sometimes keeps and sometimes not.
 */
export function sameTitle(found: string, wanted: string): boolean {
  const [a, b] = [folded(found), folded(wanted)]
  return (
    strictlySameTitle(found, wanted) ||
    (a !== '' && b !== '' && (partsOf(found).includes(b) || partsOf(wanted).includes(a)))
  )
}

/** The same without forgiving the names of section and site. */
export function strictlySameTitle(found: string, wanted: string): boolean {
  const [a, b] = [folded(found), folded(wanted)]
  if (a === '' || b === '') return a === b
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.includes(short) && short.length >= long.length * 0.8
}

/** What a title is with its last parts taken off, and its first part taken off. */
function partsOf(title: string): string[] {
  const parts = title.split(separators)
  const ends = parts.map((_, i) => parts.slice(0, i + 1).join(''))
  return [...ends, parts.slice(1).join('')].map(folded)
}

const namesOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  )

/** The same words, or one set of words holds the other. */
export function sameAuthor(found: string | undefined, wanted: string): boolean {
  const [a, b] = [namesOf(found ?? ''), namesOf(wanted)]
  if (a.size === 0 || b.size === 0) return false
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  return [...small].every(word => large.has(word))
}

/** The day that a date of the reference names, however it is written. */
export function dayOf(date: string | undefined): string | undefined {
  if (date === undefined) return undefined
  const [iso] = /^\d{4}-\d{2}-\d{2}/.exec(date) ?? []
  if (iso !== undefined) return iso
  const parsed = Date.parse(`${date} UTC`)
  return Number.isNaN(parsed) ? undefined : new Date(parsed).toISOString().slice(0, 10)
}
