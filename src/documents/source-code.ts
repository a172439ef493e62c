import { type Blocks, createBlockWriter } from './blocks.ts'
import { addCode } from './code-blocks.ts'

/** Lines that begin a class, a function or the like, with its name, by family of languages. */
const families: Readonly<Record<string, RegExp>> = {
  python: /^(\s*)(?:async\s+)?(class|def)\s+([\w.]+)/,
  script:
    /^(\s*)(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(class|function\*?|interface|enum|namespace|type)\s+([\w$]+)/,
  arrow: /^()(?:export\s+)(const)\s+([\w$]+)\s*=\s*(?:async\s*)?(?:\([^)]*\)|\w+)\s*(?::[^=]+)?=>/,
  go: /^()(func|type)\s+(?:\([^)]*\)\s*)?(\w+)/,
  rust: /^(\s*)(?:pub(?:\([^)]*\))?\s+)?(?:async\s+|unsafe\s+|const\s+)*(fn|struct|enum|trait|impl|mod)\s+(?:<[^>]*>\s*)?([\w:]+)/,
  java: /^(\s*)(?:(?:public|private|protected|static|final|abstract|sealed|partial|data|open|internal)\s+)*(class|interface|enum|record|object|fun|struct)\s+(\w+)/,
  c: /^()(?:static\s+|inline\s+|extern\s+|const\s+)*(struct|class|enum|namespace|[\w:<>*&]+)\s+\**([\w:~]+)\s*(?:\([^;]*$|\{)/,
  ruby: /^(\s*)(class|module|def)\s+([\w.:?!=]+)/,
  php: /^(\s*)(?:(?:public|private|protected|static|abstract|final)\s+)*(class|function|interface|trait)\s+(\w+)/,
  shell: /^()(function\s+|)(\w[\w-]*)\s*\(\)\s*\{/,
  sql: /^(\s*)(create\s+(?:or\s+replace\s+)?(?:table|view|function|procedure|index|trigger))\s+(?:if\s+not\s+exists\s+)?([\w."`]+)/i,
  r: /^()()([\w.]+)\s*(?:<-|=)\s*function\s*\(/,
  none: /^(?!)/,
}

type Family = keyof typeof families

/** Extensions of source files and the families of their languages. */
const byExtension: Readonly<Record<string, readonly Family[]>> = {
  py: ['python'],
  pyi: ['python'],
  js: ['script', 'arrow'],
  mjs: ['script', 'arrow'],
  cjs: ['script', 'arrow'],
  jsx: ['script', 'arrow'],
  ts: ['script', 'arrow'],
  mts: ['script', 'arrow'],
  cts: ['script', 'arrow'],
  tsx: ['script', 'arrow'],
  vue: ['script'],
  svelte: ['script'],
  go: ['go'],
  rs: ['rust'],
  java: ['java'],
  kt: ['java'],
  kts: ['java'],
  cs: ['java'],
  scala: ['java'],
  swift: ['java'],
  dart: ['java'],
  c: ['c'],
  h: ['c'],
  cc: ['c'],
  cpp: ['c'],
  cxx: ['c'],
  hpp: ['c'],
  hh: ['c'],
  m: ['c'],
  cu: ['c'],
  rb: ['ruby'],
  php: ['php'],
  sh: ['shell'],
  bash: ['shell'],
  zsh: ['shell'],
  ps1: ['none'],
  sql: ['sql'],
  r: ['r'],
  jl: ['none'],
  lua: ['none'],
  pl: ['none'],
  pm: ['none'],
  ex: ['ruby'],
  exs: ['ruby'],
  erl: ['none'],
  hs: ['none'],
  ml: ['none'],
  clj: ['none'],
  lisp: ['none'],
  el: ['none'],
  asm: ['none'],
  f90: ['none'],
  css: ['none'],
  scss: ['none'],
  less: ['none'],
  yaml: ['none'],
  yml: ['none'],
  toml: ['none'],
  ini: ['none'],
  cfg: ['none'],
  conf: ['none'],
  properties: ['none'],
  proto: ['none'],
  graphql: ['none'],
  tf: ['none'],
  gradle: ['none'],
  cmake: ['none'],
  mk: ['none'],
  bib: ['none'],
}

export const sourceExtensions: readonly string[] = Object.keys(byExtension)

const extensionOf = (name: string): string => /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

export const isSourceName = (name: string): boolean =>
  extensionOf(name) in byExtension || /(?:^|[\\/])(?:Makefile|Dockerfile|CMakeLists\.txt)$/.test(name)

interface Outline {
  readonly title: string
  readonly level: number
}

function outlineOf(line: string, patterns: readonly RegExp[]): Outline | undefined {
  for (const pattern of patterns) {
    const match = line.length < 500 ? pattern.exec(line) : null
    if (!match) continue
    const [, indent = '', word = '', name = ''] = match
    if (/^(?:return|else|if|for|while|switch|new|throw|case|await)$/.test(word) || name === 'if') return undefined
    return { title: `${word.trim()} ${name}`.trim(), level: indent.length > 0 ? 2 : 1 }
  }
  return undefined
}

const isLead = (line: string): boolean => /^\s*(?:@|#\[|\/\/|\/\*|\*|#(?!include)|--)/.test(line)

/** Source code in pieces, each definition under a heading with its name; comments right above belong to it. */
export function sourceBlocks(source: string, name: string): Blocks {
  const patterns = (byExtension[extensionOf(name)] ?? ['none']).flatMap(family => families[family] ?? [])
  const writer = createBlockWriter()
  let open: string[] = []
  for (const line of source.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const outline = outlineOf(line, patterns)
    if (outline) {
      const lead = open.length - 1 - open.findLastIndex(one => !isLead(one))
      addCode(writer, open.slice(0, open.length - lead))
      open = open.slice(open.length - lead)
      writer.add('heading', outline.title, outline.level)
    }
    open.push(line)
  }
  addCode(writer, open)
  return writer.finish()
}
