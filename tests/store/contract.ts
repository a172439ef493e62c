import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '../../src/store/chain.ts'
import type { Committed, Store } from '../../src/store/store.ts'
import { buildChild, scratchFolder, startChild } from './processes.ts'
import { commitOf, empty, ensure, failed, found, question, read, requirement } from './samples.ts'

/** How the contract gets at one kind of store. A place that was opened before has its data again. */
export interface StoreHarness {
  open(place: string, patienceMs?: number): Promise<Store>
  /** Path of a module that exports this same `open`, for child processes. */
  readonly openModule: string
  /** Holds the write lock from another connection. */
  lock(place: string): Promise<{ release(): void }>
  /** A store with next to no space left. */
  cramped(place: string): Promise<{ readonly store: Store; free(): void }>
  /** Leaves the data as a later version of the program would. */
  pretendNewer(place: string): Promise<void>
}

/** What every store must do. */
export function storeContract(name: string, harness: StoreHarness): void {
  const folder = scratchFolder()
  let places = 0
  let place = ''
  let store: Store
  beforeEach(async () => {
    place = join(folder, `place-${++places}`, 'store.db')
    store = await harness.open(place)
    return () => store.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  describe(`${name}: one writer`, () => {
    test('ids are counted per research and kind, and not given out again', async () => {
      const { id, ids, revision } = await store.begin(
        question,
        commitOf(requirement('a'), requirement('b'), empty('x')),
      )
      expect(id).toMatch(/^r-[2-9a-z]{4,6}$/)
      expect({ ids, revision }).toEqual({ ids: ['q1', 'q2', 'n1'], revision: 1 })
      await store.commit(id, commitOf({ op: 'remove', kind: 'requirement', id: 'q2' }))
      expect((await store.commit(id, commitOf(requirement('c')))).ids).toEqual(['q3'])
      const other = await store.begin(question, commitOf(requirement('d')))
      expect(other.ids).toEqual(['q1'])
      expect((await store.load(id)).requirements.map(each => each.id)).toEqual(['q1', 'q3'])
    })

    test('what is kept in memory is what another reader finds on disk, after any commit', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a'), requirement('b')))
      const commits = [
        commitOf(ensure(found('https://a.example/')), empty('x')),
        commitOf(),
        commitOf(ensure(read('https://a.example/', 'one')), ensure(found('https://b.example/'))),
        commitOf({ op: 'remove', kind: 'requirement', id: 'q1' }, requirement('c')),
        commitOf(ensure(read('https://a.example/', 'two')), { op: 'research', value: { question: 'Another?' } }),
      ]
      for (const commit of commits) {
        await store.load(id)
        await store.commit(id, commit)
        const other = await harness.open(place)
        expect(await store.load(id)).toEqual(await other.load(id))
        await other.close()
      }
    })

    test('put replaces, research updates, and what is loaded is what was stored', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a')))
      const [first] = (await store.load(id)).requirements
      if (first === undefined) throw new Error('not stored')
      await store.commit(id, commitOf({ op: 'put', kind: 'requirement', value: { ...first, text: 'b' } }))
      await store.commit(id, commitOf({ op: 'research', value: { question: 'Another?', since: '2024-01-01' } }))
      const state = await store.load(id)
      expect(state.requirements).toEqual([{ ...first, text: 'b' }])
      expect(state.research).toMatchObject({ id, question: 'Another?', since: '2024-01-01', language: 'en' })
      expect(state.revision).toBe(3)
    })

    test('unknown ids are refused and nothing of the commit stays', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a')))
      const gone = commitOf(requirement('lost'), { op: 'remove', kind: 'claim', id: 'c9' })
      await expect(store.commit(id, gone)).rejects.toMatchObject({ kind: 'unknown_id' })
      expect(await store.load(id)).toMatchObject({ revision: 1, requirements: [{ id: 'q1' }] })
      expect((await store.commit(id, commitOf(requirement('b')))).ids).toEqual(['q2'])
    })

    test('an unknown research is refused with the last ones', async () => {
      await expect(store.load('r-none')).rejects.toMatchObject({ kind: 'unknown_id' })
      const { id } = await store.begin(question, commitOf())
      await expect(store.commit('r-none', commitOf())).rejects.toMatchObject({ fix: expect.stringContaining(id) })
    })

    test('commits at once each hold or fail by themselves, and the log is one chain', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a')))
      await store.load(id)
      const outcomes = await Promise.allSettled([
        store.commit(id, commitOf(requirement('b'))),
        store.commit(id, commitOf(requirement('lost'), { op: 'remove', kind: 'requirement', id: 'q9' })),
        store.commit(id, { ...commitOf(requirement('late')), expectedRevision: 1 }),
        store.commit(id, commitOf(ensure(found('https://a.example/')))),
        store.commit(id, commitOf({ op: 'remove', kind: 'requirement', id: 'q1' })),
      ])
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
        'fulfilled',
        'fulfilled',
      ])
      const state = await store.load(id)
      expect(state.revision).toBe(4)
      expect(state.requirements.map(({ id: one, text }) => [one, text])).toEqual([['q2', 'b']])
      const other = await harness.open(place)
      expect(state).toEqual(await other.load(id))
      const events = await other.events(id)
      expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(verifyChain(events)).toEqual({ ok: true })
      await other.close()
    })

    test('a commit on an outdated revision conflicts', async () => {
      const { id, revision } = await store.begin(question, commitOf())
      await store.commit(id, { ...commitOf(requirement('a')), expectedRevision: revision })
      const late = store.commit(id, { ...commitOf(requirement('b')), expectedRevision: revision })
      await expect(late).rejects.toMatchObject({ kind: 'conflict' })
      expect((await store.load(id)).requirements).toHaveLength(1)
    })

    test('researches are listed last worked on first', async () => {
      const a = await store.begin(question, commitOf())
      const b = await store.begin({ ...question, question: 'b', scratch: true }, commitOf())
      await store.commit(a.id, commitOf(ensure(read('https://a.example/', 'x')), ensure(found('https://b.example/'))))
      expect(await store.sessions(5)).toMatchObject([
        { id: a.id, sourcesRead: 1, drafts: 0 },
        { id: b.id, question: 'b', scratch: true, sourcesRead: 0 },
      ])
      expect(await store.sessions(1)).toHaveLength(1)
    })

    test('texts are kept by their hash, first come', async () => {
      const value = {
        sha256: 'abc',
        text: 'Ein Satz. 一句话。',
        paragraphs: [{ kind: 'paragraph', start: 0, end: 13 }],
      } as const
      const { id } = await store.begin(question, commitOf({ op: 'text', value }))
      await store.commit(id, commitOf({ op: 'text', value: { ...value, paragraphs: [] } }))
      expect(await store.text('abc')).toEqual(value)
      expect(await store.text('nope')).toBeUndefined()
    })
  })

  describe(`${name}: sources`, () => {
    const url = 'https://a.example/page'
    async function ensureAll(...values: readonly Parameters<typeof ensure>[0][]) {
      const { id, ids } = await store.begin(question, commitOf(...values.map(ensure)))
      return { id, ids, sources: (await store.load(id)).sources }
    }

    test('a hit that is read keeps its id and what was known of it', async () => {
      const { ids, sources } = await ensureAll({ ...found(url), published: '2024-05-01' }, read(url, 'x'))
      expect(ids).toEqual(['s1', 's1'])
      expect(sources).toMatchObject([{ id: 's1', state: 'read', published: '2024-05-01', found: { provider: 'p' } }])
    })

    test('a failure that is read later is a failure no more', async () => {
      const { ids, sources } = await ensureAll(failed(url), read(url, 'x'))
      expect(ids).toEqual(['s1', 's1'])
      expect(sources[0]).not.toHaveProperty('failure')
      expect(sources[0]).toMatchObject({ state: 'read' })
    })

    test('a hit or a failure never takes a copy away', async () => {
      const { ids, sources } = await ensureAll(read(url, 'x'), found(url), failed(url))
      expect(ids).toEqual(['s1', 's1', 's1'])
      expect(sources).toMatchObject([{ state: 'read', textSha256: 'sha-x' }])
    })

    test('a hit that fails says so under its id', async () => {
      const { ids, sources } = await ensureAll(found(url), failed(url), found(url))
      expect(ids).toEqual(['s1', 's1', 's1'])
      expect(sources).toMatchObject([{ state: 'failed', snippet: 'what the hit said' }])
    })

    test('the same text changes nothing but a missing task', async () => {
      const again = { ...read(url, 'x'), retrieved: '2030-01-01T00:00:00.000Z', task: 't1' }
      const { id, sources } = await ensureAll(read(url, 'x'), again)
      expect(sources).toMatchObject([{ retrieved: '2026-11-22T00:00:00.000Z', task: 't1' }])
      await store.commit(id, commitOf(ensure({ ...again, task: 't2' })))
      expect((await store.load(id)).sources).toMatchObject([{ task: 't1' }])
      expect((await store.events(id, 1))[0]?.changed).toEqual([])
    })

    test('another text is a new source that supersedes the old and has its address', async () => {
      const { ids, sources } = await ensureAll(
        read(url, 'x'),
        read(url, 'y'),
        read(url, 'y'),
        found(url),
        read(url, 'x'),
      )
      expect(ids).toEqual(['s1', 's2', 's2', 's2', 's3'])
      expect(sources).toMatchObject([
        { id: 's1', textSha256: 'sha-x', address: url },
        { id: 's2', textSha256: 'sha-y', supersedes: 's1' },
        { id: 's3', textSha256: 'sha-x', supersedes: 's2' },
      ])
    })

    test('the superseded source can still be put, its copy cannot be changed', async () => {
      const { id, sources } = await ensureAll(read(url, 'x'), read(url, 'y'))
      const [old] = sources
      if (old?.state !== 'read') throw new Error('not stored')
      await store.commit(id, commitOf({ op: 'put', kind: 'source', value: { ...old, task: 't4' } }))
      expect((await store.load(id)).sources[0]).toMatchObject({ task: 't4' })
      const forged = commitOf({ op: 'put', kind: 'source', value: { ...old, textSha256: 'other' } })
      await expect(store.commit(id, forged)).rejects.toThrow('never changes')
    })
  })

  describe(`${name}: log`, () => {
    test('every commit is an event in an unbroken chain', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a')))
      await store.commit(id, commitOf(requirement('b'), ensure(found('https://a.example/'))))
      const events = await store.events(id)
      expect(events.map(event => event.changed)).toEqual([
        ['q1', id],
        ['q2', 's1'],
      ])
      expect(events[1]?.payload).toEqual({ args: { n: 2 }, result: { ok: true } })
      expect(verifyChain(events)).toEqual({ ok: true })
      expect(verifyChain(await store.events(id, 1))).toEqual({ ok: true })
    })

    test('a payload that is forgotten leaves its hash', async () => {
      const { id } = await store.begin(question, commitOf(requirement('a')))
      await store.commit(id, commitOf())
      const [first] = await store.events(id)
      await store.forget(first?.payloadHash ?? '')
      const after = await store.events(id)
      expect(after.map(event => event.payload === undefined)).toEqual([true, false])
      expect(after[0]?.payloadHash).toBe(first?.payloadHash)
      expect(verifyChain(after)).toEqual({ ok: true })
    })

    test('tampering shows', async () => {
      const { id } = await store.begin(question, commitOf())
      await store.commit(id, commitOf(requirement('a')))
      await store.commit(id, commitOf(requirement('b')))
      const events = await store.events(id)
      const tampered = events.map(event => (event.seq === 2 ? { ...event, tool: 'search' } : event))
      expect(verifyChain(tampered)).toMatchObject({ ok: false, seq: 2 })
      const forged = events.map(event => (event.seq === 2 ? { ...event, payload: { args: {}, result: {} } } : event))
      expect(verifyChain(forged)).toMatchObject({ ok: false, seq: 2 })
      expect(verifyChain(events.filter(event => event.seq !== 2))).toMatchObject({ ok: false, seq: 3 })
    })
  })

  describe(`${name}: several writers`, () => {
    let child = ''
    beforeAll(async () => {
      child = await buildChild(harness.openModule, folder)
    })

    test('two stores on one place share ids without a gap', async () => {
      const { id } = await store.begin(question, commitOf())
      const other = await harness.open(place)
      const writers = [store, other, store, other, store, other]
      const committed = await Promise.all(
        Array.from({ length: 60 }, (_, i) => (writers[i % 6] ?? store).commit(id, commitOf(requirement(`${i}`)))),
      )
      expectWithoutGap(committed, 'q', 60)
      expect((await other.load(id)).requirements).toHaveLength(60)
      expect((await store.load(id)).revision).toBe(61)
      expect(verifyChain(await store.events(id))).toEqual({ ok: true })
      await other.close()
    })

    test('two processes share ids without a gap, and one source per address', async () => {
      const { id } = await store.begin(question, commitOf())
      const children = ['a', 'b'].map(each => startChild(child, place, id, each, '150'))
      expect(await Promise.all(children.map(each => each.ended()))).toEqual([0, 0])
      const committed = children.flatMap(each => each.lines()).map(line => JSON.parse(line) as Committed)
      expectWithoutGap(committed, 'n', 300)
      expect((await store.load(id)).sources).toHaveLength(150)
      expect(verifyChain(await store.events(id))).toEqual({ ok: true })
    }, 30_000)

    test('a killed process loses nothing that was acknowledged', async () => {
      const { id } = await store.begin(question, commitOf())
      for (let round = 0; round < 5; round++) {
        const writer = startChild(child, place, id, `round ${round}`, '1000000')
        await writer.firstLine()
        await wait(20 + Math.random() * 200)
        writer.process.kill('SIGKILL')
        await writer.ended()
        const acknowledged = writer.lines().map(line => JSON.parse(line) as Committed)
        const reopened = await harness.open(place)
        const state = await reopened.load(id)
        const kept = new Set(state.emptySearches.map(search => search.id))
        expect(acknowledged.length).toBeGreaterThan(0)
        expect(acknowledged.filter(({ ids: [search = ''] }) => !kept.has(search))).toEqual([])
        expect(state.revision).toBeGreaterThanOrEqual(acknowledged.at(-1)?.revision ?? 0)
        expect(state.emptySearches).toHaveLength(state.revision - 1)
        expect(verifyChain(await reopened.events(id))).toEqual({ ok: true })
        await reopened.close()
      }
    }, 30_000)

    test('a lock that is held for long is store_busy, a short one only waited for', async () => {
      const { id } = await store.begin(question, commitOf())
      const impatient = await harness.open(place, 300)
      const held = await harness.lock(place)
      await expect(impatient.commit(id, commitOf(requirement('a')))).rejects.toMatchObject({ kind: 'store_busy' })
      expect((await impatient.load(id)).revision).toBe(1)
      const patient = store.commit(id, commitOf(requirement('b')))
      await wait(200)
      held.release()
      expect(await patient).toEqual({ revision: 2, ids: ['q1'] })
      await impatient.close()
    })
  })

  describe(`${name}: refusals`, () => {
    test('data of a later version is refused and left alone', async () => {
      const { id } = await store.begin(question, commitOf())
      await harness.pretendNewer(place)
      const refused = harness.open(place)
      await expect(refused).rejects.toMatchObject({ kind: 'store_version', fix: expect.stringContaining('Upgrade') })
      await expect(refused).rejects.toThrow('deepresearch-mcp 99')
      expect((await store.load(id)).revision).toBe(1)
    })

    test('a full disk is store_full, leaves nothing half written, and is survived', async () => {
      const { store: small, free } = await harness.cramped(join(folder, `cramped-${places}`, 'store.db'))
      const { id } = await small.begin(question, commitOf(requirement('a')))
      const big = { op: 'text', value: { sha256: 'big', text: 'x'.repeat(3_000_000), paragraphs: [] } } as const
      await expect(small.commit(id, commitOf(requirement('b'), big))).rejects.toMatchObject({ kind: 'store_full' })
      expect(await small.load(id)).toMatchObject({ revision: 1, requirements: [{ id: 'q1' }] })
      expect(await small.text('big')).toBeUndefined()
      free()
      expect(await small.commit(id, commitOf(requirement('b'), big))).toEqual({ revision: 2, ids: ['q2', ''] })
      expect(verifyChain(await small.events(id))).toEqual({ ok: true })
      await small.close()
    })
  })
}

/** Every id of the kind once, from 1 to `count`. */
function expectWithoutGap(committed: readonly Committed[], letter: string, count: number): void {
  const ids = committed.flatMap(each => each.ids).filter(id => id.startsWith(letter))
  expect(new Set(ids)).toEqual(new Set(Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)))
  expect(ids).toHaveLength(count)
}
