/**
 * The page as Typst sets it (https://typst.app/docs/reference/). It is fixed: a report comes in as data, JSON in `sys.inputs`, and a
 * string of data is never read as markup.
 */
export const template = `
#let paper = json(bytes(sys.inputs.paper))
#let accent = rgb("#0b4f91")
#let soft = rgb("#555b63")

#set document(title: paper.title)
#set page(
  paper: "a4",
  margin: (x: 2.6cm, top: 2.6cm, bottom: 2.4cm),
  numbering: "1",
  footer: context align(center, text(size: 8.5pt, fill: soft, counter(page).display("1 / 1", both: true))),
)
#set text(font: paper.fonts, size: 10.5pt, lang: paper.lang, hyphenate: false)
#set par(justify: paper.lang == "zh", leading: 0.72em, spacing: 1.05em)
#set heading(numbering: none)
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 12.5pt)
#show heading.where(level: 3): set text(size: 11pt)
#show link: set text(fill: accent, hyphenate: false)
#show raw: set text(font: paper.mono, size: 0.88em)
#show raw.where(block: true): it => block(fill: luma(245), inset: 8pt, radius: 2pt, width: 100%, it)
#set footnote.entry(gap: 0.5em)
#show footnote.entry: set text(size: 8.2pt)
#show footnote.entry: set par(leading: 0.5em, justify: false)
#show table.cell.where(y: 0): strong
#show table: set text(size: 9pt, hyphenate: true)
#show table: set par(justify: false, leading: 0.55em)
#set table(stroke: (x, y) => (bottom: if y == 0 { 0.8pt } else { 0.4pt } + luma(190)), inset: (x: 5pt, y: 5pt))

#let run(it) = {
  let inner = if "c" in it { it.c.map(run).join() }
  if it.k == "text" { text(it.v) }
  else if it.k == "code" { raw(it.v) }
  else if it.k == "strong" { strong(inner) }
  else if it.k == "em" { emph(inner) }
  else if it.k == "strike" { strike(inner) }
  else if it.k == "raised" { super(it.v) }
  else if it.k == "break" { linebreak() }
  else if it.k == "link" { link(it.v, inner) }
  else if it.k == "span" { inner }
  else if it.k == "jump" { link(label(it.v), inner) }
  else if it.k == "note" { footnote(inner) }
}
#let runs(list) = list.map(run).join()

#let put(it) = {
  let inner = if "b" in it { it.b.map(put).join() }
  if it.k == "heading" { heading(level: it.n, runs(it.c)) }
  else if it.k == "paragraph" { par(runs(it.c)) }
  else if it.k == "code" { raw(it.v, block: true) }
  else if it.k == "quote" { block(inset: (left: 12pt), stroke: (left: 2pt + luma(200)), inner) }
  else if it.k == "group" { inner }
  else if it.k == "rule" { line(length: 100%, stroke: 0.4pt + luma(190)) }
  else if it.k == "list" { list(..it.items.map(blocks => blocks.map(put).join())) }
  else if it.k == "enum" { enum(start: it.n, ..it.items.map(blocks => blocks.map(put).join())) }
  else if it.k == "table" {
    table(
      columns: it.columns.map(part => part * 1fr),
      align: (x, y) => (left: left, center: center, right: right).at(it.align.at(x)),
      table.header(..it.rows.first().map(cell => [#runs(cell)])),
      ..it.rows.slice(1).map(row => row.map(cell => [#runs(cell)])).flatten(),
    )
  }
  else if it.k == "image" {
    figure(image(bytes(it.v), format: "svg", width: 100%, alt: it.alt), caption: none)
  }
  else if it.k == "reference" {
    block(below: 0.8em, grid(columns: (2.2em, 1fr), [\\[#it.n\\]], [
      #set par(justify: false)
      #runs(it.c)#label("source-" + str(it.n)) \\
      #text(size: 8.5pt, fill: soft, it.meta)
    ]))
  }
}

#block(below: 1.1em, {
  set par(leading: 0.45em, justify: false)
  text(size: 19pt, weight: "bold", hyphenate: false, paper.title)
})
#if paper.question != "" { par(text(fill: soft, paper.question)) }
#par(text(size: 9pt, fill: soft, paper.meta))
#if paper.notice != "" { par(strong(paper.notice)) }
#if paper.hasContents {
  show heading: none
  block(above: 1.4em, below: 2em, text(size: 9.5pt, outline(title: paper.contents, depth: 1)))
}
#for one in paper.blocks { put(one) }
`
