import { attribute, type HtmlElement, isElement } from './tree.ts'

const named =
  /(?:^|\s)(?:language|lang|highlight-source|highlight)-([\w+#-]{1,20})|^(?:highlight|sourceCode) (?:hl-)?([\w+#-]{1,20})$|^src src-([\w+#-]{1,20})$/
const brush = /(?:^|\s)brush:\s*([\w+#-]{1,20})/
/** The language of a shell in which each line is answered. */
const interactive = /^i(python)\d?$/
const noLanguage = /^(?:default|none|no-?highlight|plain|plain-?text|text|highlighter)$/i

/** Names that stand bare among the classes of a listing or of the code in it, or as the tab that opens it. */
const bareNames = new Set(
  'ada apache asm awk bash basic batch c c++ clojure cmake coffeescript console cpp cs csharp css cuda d dart diff dockerfile elixir elm erlang fortran fsharp go golang graphql groovy haskell hcl html http ini java javascript js json json5 jsonc jsx julia kotlin latex less lisp lua makefile markdown markup matlab md nginx nim nix objc objectivec ocaml pascal perl php powershell prolog properties protobuf ps1 py python python3 r rb rst ruby rust scala scheme scss sh shell shellsession smalltalk sql svelte swift tcl terraform tex toml ts tsx typescript vb verilog vhdl vim vue wasm xml yaml yml zig zsh'.split(
    ' ',
  ),
)
const isListing = ({ name }: HtmlElement): boolean => name === 'pre' || name === 'code'

/** As in `figure > table > tbody > tr > td > pre`. */
const MOST_ABOVE = 5

/** What language a listing is in: marked at the listing, at the code in it, or, as most generators do, at what stands around it. */
export function listingLanguage(pre: HtmlElement): string | undefined {
  const above: HtmlElement[] = []
  for (let one = pre.parent; one && above.length < MOST_ABOVE; one = one.parent) above.push(one)
  for (const element of [pre, ...pre.children.filter(isElement), ...above]) {
    const language = languageOf(element)
    if (language !== undefined) return noLanguage.test(language) ? undefined : language
  }
  return undefined
}

function languageOf(element: HtmlElement): string | undefined {
  const stated = attribute(element, 'data-language') ?? attribute(element, 'data-lang')
  if (stated !== undefined && /^[\w+#-]{1,20}$/.test(stated)) return stated
  const names = (attribute(element, 'class') ?? '').trim()
  const [, ...groups] = named.exec(names) ?? brush.exec(names) ?? []
  const marked = groups.find(group => group !== undefined)
  if (marked !== undefined || !isListing(element)) return marked?.replace(interactive, '$1')
  const bare = names.split(/\s+/).map(name => name.replace(/^tab-/, ''))
  return bare.find(name => bareNames.has(name.toLowerCase()))
}
