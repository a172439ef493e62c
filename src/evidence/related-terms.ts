/** Terms of a vocabulary that look like forms of another one: `phosphoryl` and `phosphorylas`, `tumour` and `tumor`, `fibrinogen` in `hyperfibrinogenemia`. */
export function relatedTerms(vocabulary: Iterable<string>): (term: string) => readonly string[] {
  const byPrefix = new Map<string, string[]>()
  for (const term of vocabulary) {
    if (!/^[a-z]{5,}$/.test(term)) continue
    const prefix = american(term).slice(0, PREFIX)
    const known = byPrefix.get(prefix)
    if (known) known.push(term)
    else byPrefix.set(prefix, [term])
  }
  return term => {
    if (!/^[a-z]{5,}$/.test(term)) return []
    return [term, bareOf(term)]
      .filter(one => one.length >= MIN_LENGTH)
      .flatMap(
        one =>
          byPrefix.get(american(one).slice(0, PREFIX))?.filter(other => isForm(american(one), american(other))) ?? [],
      )
      .filter((other, i, all) => other !== term && all.indexOf(other) === i)
  }
}

const PREFIX = 5
const MIN_LENGTH = 5

/** British spellings as American ones. */
const american = (term: string) =>
  term
    .replace(/ae|oe(?=[dms])/g, 'e')
    .replace(/our(?=$|s$|i|e)/, 'or')
    .replace(/is(?=e|ing|at)/, 'iz')

/** Without a prefix that only says how much or where. */
const bareOf = (term: string) =>
  term.replace(
    /^(?:hyper|hypo|micro|macro|multi|inter|intra|trans|super|ultra|under|over|anti|auto|counter|neuro|cardio|post|pre|non|sub|bio|geo|re|co)(?=[a-z]{5})/,
    '',
  )

/** A common beginning that is most of both; of words with the same ending cut off, all of the shorter. */
function isForm(a: string, b: string): boolean {
  if (a === b) return true
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  return shared >= 6 && (shared / longer >= 0.7 || (shared === shorter && shared / longer >= 0.6))
}
