import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** Families in the order that they are tried; the first comes with the typesetter. */
const latin = ['Libertinus Serif']
const han = [
  'Noto Serif CJK SC',
  'Source Han Serif SC',
  'Noto Serif SC',
  'Songti SC',
  'SimSun',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
]
/** Where the others lack a sign. */
const signs = ['DejaVu Sans', 'Noto Sans Symbols 2', 'Segoe UI Symbol', 'Noto Emoji']
const mono = ['DejaVu Sans Mono']

export interface Fonts {
  readonly text: readonly string[]
  readonly mono: readonly string[]
  readonly hasHan: boolean
}

let known: Fonts | undefined

/** Which of the families this system has; the typesetter warns of each that it does not know. */
export function availableFonts(typst: NodeCompiler): Fonts {
  known ??= findFonts(typst)
  return known
}

function findFonts(typst: NodeCompiler): Fonts {
  const all = [...latin, ...han, ...signs, ...mono]
  const mainFileContent = all.map(family => `#text(font: "${family}")[a]`).join('\n')
  const warnings = JSON.stringify(
    typst.compile({ mainFileContent }).takeWarnings()?.shortDiagnostics ?? [],
  ).toLowerCase()
  const isThere = (family: string) => !warnings.includes(`unknown font family: ${family.toLowerCase()}`)
  const found = { latin: latin.filter(isThere), han: han.filter(isThere), signs: signs.filter(isThere) }
  return {
    text: [...found.latin, ...found.han.slice(0, 2), ...found.signs],
    mono: [...mono.filter(isThere), ...found.han.slice(0, 1), ...found.signs],
    hasHan: found.han.length > 0,
  }
}
