/** Terms of a vocabulary that look like forms of another one: `phosphoryl` and `phosphorylas`. */
export function relatedTerms(vocabulary: Iterable<string>): (term: string) => readonly string[] {
  const byPrefix = new Map<string, string[]>()
  for (const term of vocabulary) {
    if (!/^[a-z]{6,}$/.test(term)) continue
    const prefix = term.slice(0, PREFIX)
    const known = byPrefix.get(prefix)
    if (known) known.push(term)
    else byPrefix.set(prefix, [term])
  }
  return term => (byPrefix.get(term.slice(0, PREFIX)) ?? []).filter(other => other !== term && isForm(term, other))
}

const PREFIX = 5

/** A common beginning that is most of both. */
function isForm(a: string, b: string): boolean {
  if (!/^[a-z]{6,}$/.test(a)) return false
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared / Math.max(a.length, b.length) >= 0.7
}
