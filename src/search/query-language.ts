import { countScripts, languageOf } from '../text/script.ts'

/** Languages that are written in Latin letters only in names and terms. */
const otherScripts: ReadonlySet<string> = new Set(['zh', 'ja', 'ko', 'ru', 'ar'])

/** The language that a query is in: few words, so that its script tells more than they do. `usual` is the research's. */
export function queryLanguage(text: string, usual: string): string {
  const { han, kana, hangul, latin } = countScripts(text)
  if (kana > 0) return 'ja'
  if (hangul > 0) return 'ko'
  if (han > 0 && han * 3 > latin) return usual === 'ja' ? 'ja' : 'zh'
  const told = languageOf(text)
  if (told !== undefined) return told
  // A query in Latin letters within a Chinese research is an English twin.
  return latin > 0 && otherScripts.has(usual) ? 'en' : usual
}
