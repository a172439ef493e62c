import type { PageView } from './page-view.ts'
import { attribute, type HtmlElement } from './tree.ts'

const MOST_LABEL = 200
/** Of the elements around a label or a panel, as many as templates put there. */
const MOST_AROUND = 8

/** What was chosen, with the label of each panel whose first line was chosen: it opens the panel, so that its markup speaks against it. */
export function withPanelLabels(indices: readonly number[], view: PageView): readonly number[] {
  const chosen = new Set(indices)
  const labels = indices
    .map(index => index - 1)
    .filter(label => label >= 0 && !chosen.has(label) && opens(label, label + 1, view))
  return labels.length === 0 ? indices : [...indices, ...labels].sort((a, b) => a - b)
}

function opens(label: number, panel: number, view: PageView): boolean {
  if ((view.segments[label]?.text.length ?? 0) > MOST_LABEL) return false
  const panels = around(panel, view)
  return around(label, view).some(element => panels.some(other => isPanelOf(element, other)))
}

/** The innermost elements around a segment. */
function around(index: number, view: PageView): readonly HtmlElement[] {
  const elements: HtmlElement[] = []
  for (let box = view.boxes[index]; box && elements.length < MOST_AROUND; box = box.parent) elements.push(box.element)
  return elements
}

/** A tab names one of several panels, of which the first stands right below all of them. */
function isPanelOf(label: HtmlElement, panel: HtmlElement): boolean {
  if (attribute(label, 'role') === 'tab') return false
  if (label.name === 'summary') return panel.name === 'details' && label.parent === panel
  const [id, named] = [attribute(panel, 'id'), attribute(label, 'id')]
  return (
    (id !== undefined && attribute(label, 'aria-controls') === id) ||
    (named !== undefined && attribute(panel, 'aria-labelledby') === named)
  )
}
