import { describe, expect, test } from 'vitest'
import { blocks, html, parse } from './support.ts'

const prose =
  'An engineer visits the house and looks at the roof, the meter and the wiring before anything is ordered or paid for.'
const intro = `<h1>How a roof gets its panels</h1>${Array.from({ length: 6 }, (_, n) => `<p>Reason ${n}: ${prose}</p>`).join('')}`

const step = (n: number, name: string) =>
  `<div class="accordion-item"><a role="button" aria-expanded="false" aria-controls="step_${n}" class="accordion-toggle btn"><span role="heading" aria-level="3">${name}</span></a><div id="step_${n}" role="region" style="display:none"><p><em>Week ${n}</em></p><p>${prose} This is what step ${n} is about.</p></div></div>`

describe('the label of a panel that a click opens', () => {
  const steps = ['Site visit', 'Permits and documents', 'Order of the parts', 'The big day', 'Approval']

  test('stands above its panel, as the heading that it says it is', async () => {
    const page = await parse(html(`<main>${intro}${steps.map((name, n) => step(n + 1, name)).join('')}</main>`), {
      markdown: true,
    })
    for (const [n, name] of steps.entries()) {
      const at = blocks(page).indexOf(`heading3: ${name}`)
      expect(blocks(page)[at + 1]).toBe(`paragraph: Week ${n + 1}`)
      expect(page.markdown).toContain(`### ${name}\n`)
    }
  })

  test('stands there as a plain button too', async () => {
    const item = (n: number, name: string) =>
      `<div><button id="b${n}" aria-expanded="false" aria-controls="p${n}">${name}</button><div id="p${n}" aria-labelledby="b${n}" hidden><p>${prose} It is number ${n}.</p></div></div>`
    const page = await parse(html(`<main>${intro}${steps.map((name, n) => item(n, name)).join('')}</main>`))
    for (const name of steps) expect(blocks(page)).toContain(`paragraph: ${name}`)
  })

  test('is no part of the text where it names one of several tabs', async () => {
    const tabs = ['first', 'second'].map(id => `<button role="tab" aria-controls="${id}">Tab ${id}</button>`).join('')
    const page = await parse(
      html(`<main>${intro}<div role="tablist">${tabs}</div><div id="first"><p>${prose}</p></div></main>`),
    )
    expect(page.text).not.toContain('Tab')
  })
})
