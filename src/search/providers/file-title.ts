import { sep } from 'node:path'

const generic =
  /^(read ?me|index|home|overview|introduction|getting started|installation|install|usage|api|docs?|documentation|change ?log|change history|release notes|history|security|security policy|contributing|licen[sc]e|untitled|table of contents|contents)$/i

/** The file's own title, or where it lies when that title would fit any file: `undici docs/README.md`, `guide index.html`. */
export function fileTitle(path: string, title: string): string {
  const plain = title.trim()
  const bare = plain.replace(/\.[a-z]{2,8}$/i, '').replace(/[-_]/g, ' ')
  if (plain !== '' && !generic.test(bare)) return plain
  const inPackage = packagePath(path)
  if (inPackage !== undefined) return `${inPackage.name} ${inPackage.rest}`
  return path.split(sep).filter(Boolean).slice(-2).join(' ')
}

/** The npm package that a file belongs to, whose pages seldom repeat its name. */
export function packageOf(path: string): string | undefined {
  return packagePath(path)?.name
}

function packagePath(path: string): { readonly name: string; readonly rest: string } | undefined {
  const names = path.split(sep)
  const at = names.lastIndexOf('node_modules') + 1
  const first = names[at]
  if (at === 0 || first === undefined) return undefined
  const length = first.startsWith('@') ? 2 : 1
  const rest = names.slice(at + length).join('/')
  return rest === '' ? undefined : { name: names.slice(at, at + length).join('/'), rest }
}
