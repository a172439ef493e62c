const codes = Array.from({ length: 26 * 26 }, (_, i) => String.fromCharCode(65 + Math.floor(i / 26), 65 + (i % 26)))
const wider = [
  'Europe',
  'European Union',
  'Asia',
  'Africa',
  'North America',
  'South America',
  'Latin America',
  'Middle East',
  'worldwide',
  'global',
  '欧洲',
  '欧盟',
  '亚洲',
  '非洲',
  '全球',
]
const others = ['U.S.', 'US', 'USA', 'UK', 'EU']

let known: readonly string[] | undefined

/** Countries in English and Chinese, as the runtime names them, and some wider regions; longest first. */
function regionNames(): readonly string[] {
  if (known) return known
  const names = ['en', 'zh'].flatMap(language => {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    return codes.flatMap(code => display.of(code) ?? [])
  })
  known = [...new Set([...wider, ...others, ...names])].filter(isName).sort((a, b) => b.length - a.length)
  return known
}

/** Some countries are ordinary words (`Chad`, `Jordan` stay; `Pseudo-Accents` and the like are codes of the runtime). */
const isName = (name: string) => name.length > 1 && !/^(?:Pseudo|Unknown|Outlying|未知|伪)/u.test(name)

/** Regions that a question names, each once, in order of length. */
export function regionsIn(question: string): string[] {
  let rest = question
  const found: string[] = []
  for (const name of regionNames()) {
    if (!rest.includes(name)) continue
    const isLatin = /^[A-Za-z]/.test(name)
    const pattern = new RegExp(isLatin ? `(?<![\\p{L}])${name.replaceAll('.', '\\.')}(?![\\p{L}])` : name, 'u')
    if (!pattern.test(rest)) continue
    found.push(name)
    rest = rest.replaceAll(name, ' ')
  }
  return found
}
