import { expect, test } from 'vitest'
import { readingDesk } from '../../src/desk.ts'
import { statedIn } from '../../src/report/draft.ts'
import { openProduct } from '../support/product.ts'

const kiln = `# Kilns

The older kiln kept its heat for a long while after it was closed.

Potters praised the glaze of the newer kiln.

Do not leave the newer kiln alone while it burns.

The newer kiln used 40 kWh a firing.`

const clay = `# Clay

Red clay shrank by 9 percent in a trial of 30 bowls.

White clay was easier to shape, teachers reported.`

const report = `# Bowls

The older kiln holds warmth well [@s1:2]; red clay shrank by 9 percent [@s2:2]. Somebody should stay by the fire [@s1:4], and its glaze is liked [@s1:3]. Red clay shrank by 9 percent in a trial of 30 bowls [@s2:2].

| | Kilns | Clay |
| --- | --- | --- |
| What people say | the glaze is much liked [@s1:3] | white clay suits beginners [@s2:3] |
| Measured | 40 kWh a firing [@s1:5] | 9 percent shrinkage [@s2:2] |

| Thing | Praise | Place |
| --- | --- | --- |
| Pottery of the valley | adored by its buyers | [@s1:3] |

Some say so.`

async function drafted() {
  const product = await openProduct()
  const { call } = product
  await call('plan', { question: 'Which kiln and which clay?' })
  await call('read', { text: kiln, title: 'Kilns' })
  await call('read', { text: clay, title: 'Clay' })
  await call('draft_report', { text: report })
  const counted = async () => {
    const { text } = await call('draft_report', { check: true })
    const judged = await call('judge', {})
    const [, waiting = '0'] = /(\d+) waiting for a reader/.exec(text) ?? []
    expect(/(\d+) waiting for a reader/.exec(judged.text)?.[1] ?? '0').toBe(waiting)
    return Number(waiting)
  }
  const desk = async () => {
    const { store } = await product.services()
    const [{ id } = { id: '' }] = await store.sessions(1)
    return readingDesk(id, store)
  }
  return { call, counted, desk }
}

const needsOf = (data: Readonly<Record<string, unknown>> = {}) => data['needs'] as string[]

test('what a draft counts as waiting for a reader is what cross_verify asks, and verdicts on it settle the count', async () => {
  const { call, counted, desk } = await drafted()
  expect(await counted()).toBeGreaterThanOrEqual(4)

  const { data, text } = await call('cross_verify', {})
  const needs = needsOf(data)
  const stated = await statedIn(await desk())
  const waiting = stated.filter(({ state }) => state === 'waiting')
  const { claims } = (await desk()).state
  const asked = needs.map(id => claims.find(one => one.id === id)?.text)
  expect(asked.toSorted()).toEqual(waiting.map(one => one.text).toSorted())
  expect(new Set(waiting.map(({ sentence }) => sentence)).size).toBe(await counted())
  for (const { places } of waiting) for (const place of places) expect(text).toMatch(new RegExp(`^${place}[ .]`, 'm'))
  expect(text).toContain('not borne out by itself: “The older kiln holds warmth well” (s1:2)')

  const verdicts = claims
    .filter(({ id }) => needs.includes(id))
    .map(({ id, cited = [] }) => `${id} supported ${cited.join(' ')}`)
  await call('cross_verify', { verdicts })
  await call('cross_verify', { verdicts })
  expect(await counted()).toBe(0)
  expect((await call('cross_verify', {})).text).not.toContain('needs you')
})

test('a sentence that no reader found borne out, or on which sources differ, is one to repair', async () => {
  const { call, counted } = await drafted()
  const { data } = await call('cross_verify', {})
  const before = await counted()
  const [first, second] = needsOf(data)
  await call('cross_verify', { verdicts: [`${first} insufficient`, `${second} mixed s1:2`] })
  const { text } = await call('draft_report', { check: true })
  expect(text).toContain(`It says what ${first} says, and a reader found that nothing bears it out.`)
  expect(text).toContain(`It says what ${second} says, and a reader found that sources differ on it.`)
  expect(await counted()).toBe(before - 2)
})
