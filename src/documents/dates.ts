const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'

interface DateForm {
  readonly pattern: RegExp
  /** Which groups of the pattern hold year, month and day. */
  readonly groups: readonly [year: number, month: number, day: number]
}

const forms: readonly DateForm[] = [
  { pattern: /\b(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, groups: [1, 2, 3] },
  { pattern: /\b(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/, groups: [1, 2, 3] },
  { pattern: /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/, groups: [1, 2, 3] },
  {
    pattern: new RegExp(String.raw`\b(${monthName})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)`, 'i'),
    groups: [3, 1, 2],
  },
  {
    pattern: new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?[ -](${monthName})\.?,?[ -](\d{4})(?!\d)`, 'i'),
    groups: [3, 2, 1],
  },
  {
    pattern: new RegExp(String.raw`\b(\d{4}),? (${monthName})\.? (\d{1,2})(?!\d)`, 'i'),
    groups: [1, 2, 3],
  },
  // Day and month in figures, where only one order is a date or both are the same.
  { pattern: /\b(1[3-9]|2\d|3[01])[./](\d{1,2})[./](\d{4})(?!\d)/, groups: [3, 2, 1] },
  { pattern: /\b(\d{1,2})[./](1[3-9]|2\d|3[01])[./](\d{4})(?!\d)/, groups: [3, 1, 2] },
  { pattern: /\b(0?[1-9]|1[0-2])[./](\1)[./](\d{4})(?!\d)/, groups: [3, 2, 1] },
]

function isoDate(year: string, month: string, day: string): string | undefined {
  const number = /^\d+$/.test(month) ? Number(month) : months.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const date = new Date(Date.UTC(Number(year), number - 1, Number(day)))
  const valid =
    Number(year) >= 1600 &&
    Number(year) <= 2100 &&
    date.getUTCMonth() === number - 1 &&
    date.getUTCDate() === Number(day)
  return valid ? date.toISOString().slice(0, 10) : undefined
}

/** The first written-out date in a text, as an ISO 8601 date. Forms that read differently by country (3/4/2024) are left alone. */
export function visibleDate(text: string): string | undefined {
  if (!/\d{4}/.test(text)) return undefined
  // Spans side by side are told apart by their style only: `Ann LeeMay 5, 2024`.
  const parted = text.replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
  const found = forms
    .flatMap(({ pattern, groups: [year, month, day] }) => {
      const match = pattern.exec(parted)
      const date = match && isoDate(match[year] ?? '', match[month] ?? '', match[day] ?? '')
      return match && date ? [{ at: match.index, date }] : []
    })
    .sort((a, b) => a.at - b.at)
  return found[0]?.date
}

const dateTime = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s?(Z|[+-]\d{2}:?\d{2})?$/

/** A date out of metadata: a full date-time stays one, any other readable form becomes a date. */
export function metaDate(value: string): string | undefined {
  const match = dateTime.exec(value.trim())
  if (!match) return visibleDate(value)
  const [, year = '', month = '', day = '', time = '', zone = ''] = match
  const date = isoDate(year, month, day)
  return date === undefined ? undefined : `${date}T${time}${zone}`
}
