import { describe, expect, test } from 'vitest'
import { openProduct } from '../support/product.ts'

const rebase = `The command git rebase has several modes.

With --rebase-merges it keeps the structure of merge commits; --[no-]verify skips a hook.

The option --autostash is on by default.

The method fs.readFile() reads a whole file.`

const url = 'https://git.example.org/rebase'

async function opened() {
  const product = await openProduct()
  await product.call('plan', { question: 'What does git rebase keep?' })
  await product.call('read', { text: rebase, title: 'Rebase', url })
  const draft = async (text: string) => (await product.call('draft_report', { text: `# Rebase\n\n${text}` })).text
  return { ...product, draft }
}

describe('a draft says what was checked', () => {
  test.each([
    [
      'The option --autostash is on by default [@s1:3]. 变基保留合并提交的结构 [@s1:2].',
      '2 citations in 2 sentences, all places exist; 2 cited sentences: 1 borne out by the checks or a reader, 1 waiting for a reader (cross_verify)',
    ],
    [
      'The option --autostash is on by default [@s1:3].',
      '1 citation in 1 sentence, all places exist; 1 cited sentence: 1 borne out by the checks or a reader',
    ],
    [
      'The option --autostash is on by default [@s1:3]. Nobody knows [@s1:44].',
      '2 citations in 2 sentences, 1 repair; 2 cited sentences: 1 borne out by the checks or a reader, 1 to repair',
    ],
    ['It has no source.', '0 citations in 1 sentence'],
  ])('%s', async (text, line) => {
    const { draft } = await opened()
    expect((await draft(text)).split('\n')[1]).toBe(line)
  })
})

describe('a word in code that no cited source has', () => {
  test.each([
    ['变基用 `--preserve-merges` 保留合并提交 [@s1:2]。', '`--preserve-merges` does not stand in s1:2'],
    ['It keeps merge commits with --preserve-merges [@s1:2].', '`--preserve-merges` does not stand in s1:2'],
    ['Run `git reset --hard` to keep the merges [@s1:2].', '`--hard` does not stand in s1:2'],
    ['A whole file is read by `fs.slurpFile()` [@s1:4].', '`fs.slurpFile` does not stand in s1:4'],
  ])('%s', async (text, message) => {
    const { draft } = await opened()
    expect(await draft(text)).toContain(message)
  })

  test.each([
    'It keeps merge commits with `--rebase-merges` [@s1:2].',
    '`git rebase --rebase-merges main` 保留合并提交 [@s1:1]。',
    'With `--no-verify` a hook is skipped [@s1:2].',
    'With `--verify` a hook is not skipped [@s1:2].',
    '`readFile()` reads a whole file, as in `fs.readFile("./notes.txt")` [@s1:4].',
    'The `main` branch has several modes [@s1:1].',
    'With `--no-autostash` it is off, not on by default [@s1:3].',
    'Several modes are there, see docs.md#--somemodes of the manual [@s1:1].',
    'git rebase keeps `git rebase <branch>` [@s1:1].',
  ])('is not missed in %s', async text => {
    const { draft } = await opened()
    expect(await draft(text)).not.toContain('not stand')
  })

  test('is looked for in all that are cited', async () => {
    const { call, draft } = await opened()
    await call('read', { text: 'Reset.\n\nThe index is reset.', url: 'https://git.example.org/reset' })
    expect(await draft('It can be reset with `--hard` [@s1:2; @s2:2].')).toContain(
      '`--hard` does not stand in s1:2, s2:2, nor elsewhere in those sources.',
    )
  })

  test('is shown where another source has it', async () => {
    const { call, draft } = await opened()
    await call('read', { text: 'Reset.\n\nWith --hard the index is reset.', url: 'https://git.example.org/reset' })
    expect(await draft('It can be reset with `--hard` [@s1:2].')).toContain('s2:2 has it')
  })
})

describe('a sentence that says what a refuted claim says', () => {
  const refuted = 'The option --autostash is off by default'

  test.each(['By default the option --autostash is off [@s1:3].', 'The option --autostash is off by default.'])(
    'names it: %s',
    async text => {
      const { call, draft } = await opened()
      await call('cross_verify', { claims: [refuted] })
      await call('cross_verify', { verdicts: ['c1 refuted s1:3 "--autostash is on by default"'] })
      expect(await draft(text)).toMatch(/^p1 “.*”: .*(?:what c1 says|c1, which says the same, is refuted)/m)
    },
  )

  test('by a reader alone, where the checks hold nothing against it', async () => {
    const { call, draft } = await opened()
    await call('cross_verify', { claims: ['变基会保留所有的合并提交'] })
    await call('cross_verify', { verdicts: ['c1 refuted s1:1'] })
    expect(await draft('变基会保留所有合并提交 [@s1:2]。')).toContain(
      'It says what c1 says, and a reader found it refuted by s1:1.',
    )
  })

  test.each([
    'The option --autostash is on by default, not off [@s1:3].',
    'Some guides of the web still say that the option --autostash is off by default [@s1:3], the manual of git denies it.',
  ])('is none that corrects it: %s', async text => {
    const { call, draft } = await opened()
    await call('cross_verify', { claims: [refuted] })
    await call('cross_verify', { verdicts: ['c1 refuted s1:3'] })
    expect(await draft(text)).not.toContain('It says what c1 says')
  })

  test('is none that has its names the other way round', async () => {
    const { call, draft } = await opened()
    const text = 'The Orbo Gate uses SIGIL tokens for entry and the RING table for rights.'
    await call('read', { text: `Gate.\n\n${text}`, url: 'https://orbo.example/gate' })
    await call('cross_verify', { claims: ['The Orbo Gate uses the RING table for entry and SIGIL tokens for rights.'] })
    await call('cross_verify', { verdicts: ['c1 refuted s2:2'] })
    expect(await draft(`${text.slice(0, -1)} [@s2:2].`)).not.toContain('what c1 says')
  })
})

describe('a statement that a report quotes to reject it', () => {
  const refuted = 'The option --autostash is off by default'

  test.each([
    '1. **"The option --autostash is off by default" – false.**',
    '- “The option --autostash is off by default” is wrong: it is on [@s1:3].',
    'False: "The option --autostash is off by default" [@s1:3].',
    '“The option --autostash is off by default”这一说法是错误的[@s1:3]。',
    '| "The option --autostash is off by default" | false | it is on [@s1:3] | manual |',
    "The colleague's claim that the option --autostash is off by default is wrong [@s1:3].",
    '"The option --autostash costs 40 % more time in most of the cases" is not supported [@s1:3].',
  ])('is not its own: %s', async text => {
    const { call, draft } = await opened()
    await call('cross_verify', { claims: [refuted] })
    await call('cross_verify', { verdicts: ['c1 refuted s1:3 "--autostash is on by default"'] })
    const said = await draft(text)
    expect(said).not.toContain('p1')
    expect(said).not.toContain('without a citation')
    expect(said).not.toMatch(/[1-9]\d* borne out/)
  })

  test.each([
    '"The option --autostash is off by default" is not false [@s1:3].',
    'The manual says "the option --autostash is off by default" [@s1:3].',
  ])('is none where it stands: %s', async text => {
    const { call, draft } = await opened()
    await call('cross_verify', { claims: [refuted] })
    await call('cross_verify', { verdicts: ['c1 refuted s1:3 "--autostash is on by default"'] })
    expect(await draft(text)).toContain('p1')
  })
})

test('a repair of a row names its cell and its place', async () => {
  const { draft } = await opened()
  const row =
    '| Stash of everything that is not committed yet before the command begins its work | on [@s1:3] | 45 % [@s1:2] |'
  const text = await draft(`| Mode | Default | Share of use |\n| --- | --- | --- |\n${row}`)
  expect(text).toContain('p1 “45 % [@s1:2]”: column “Share of use” of “Stash of everything')
  expect(text).toContain('(s1:2): 45 % stands in none of the cited places.')
})

test.each([
  [
    '| on | 12 % [@s1:2] | 45 % [@s1:3] |',
    'p2 “45 % [@s1:3]”: column “Use” of “on” (s1:3): 45 % stands in none of the cited places.',
  ],
  ['| on | yes [@s1:2] | no [@s1:44] |', 'p1 “no [@s1:44]”: column “Use” of “on”: s1:44 is not there'],
  ['| on | 2 modes [@s1:2] | none [@s1:3] |', 'p1 “2 modes [@s1:2]”: column “Share” of “on” (s1:2):'],
])('a repair of the row %s names its columns', async (row, named) => {
  const { draft } = await opened()
  expect(await draft(`| Mode | Share | Use |\n| --- | --- | --- |\n${row}`)).toContain(named)
})

describe('a repair by its id', () => {
  const sentence = 'The option --autostash is off by default [@s1:3].'

  test('is shown', async () => {
    const { call, draft } = await opened()
    await draft(sentence)
    const { text } = await call('recall', { id: 'p1' })
    expect(text).toContain('p1 in opening: s1:3 seems to say otherwise')
    expect(text).toContain(`p1 ${sentence}`)
  })

  test('takes a verdict on its sentence, at the place that it cites', async () => {
    const { call, draft } = await opened()
    await draft(sentence)
    const first = (await call('cross_verify', { verdicts: ['p1 supported'] })).text
    expect(first).toContain('c1 supported 0.40 disputed')
    expect(first).toContain('p1 is c1')
    const quoted = 'p1 supported s1:3 "--autostash is on by default"'
    const second = (await call('cross_verify', { verdicts: [quoted] })).text
    expect(second).toContain('c1 supported 0.70')
    expect(second).toMatch(/draft d1(?!, repairs)/)
  })

  test.each([
    [
      'that there is not',
      'p7 supported',
      'There is no repair p7.\nfix: Open repairs: p1 “The option --autostash is off by default [@s1:3].”.',
    ],
    ['in no words', 'p1', 'on a repair of the draft'],
  ])('%s is refused', async (_, verdict, message) => {
    const { call, draft } = await opened()
    await draft(sentence)
    expect((await call('cross_verify', { verdicts: [verdict] })).text).toContain(message)
  })
})

describe('repairs in one reply', () => {
  const openings = 'Also Moreover Furthermore Besides Really Actually Still Indeed Now Thus Therefore Hence Today Then'
  const text = openings
    .split(' ')
    .map(one => `${one} the option --autostash is off by default [@s1:3].`)
    .join('\n\n')

  test('say once how a reader answers', async () => {
    const { draft } = await opened()
    const said = await draft(text)
    expect(said.match(/cross_verify verdicts/g)).toHaveLength(1)
    expect(said).toContain('cross_verify verdicts: ["p1 supported s1:3"]')
    expect(said).toContain('and 2 more repairs; recall kind: "report" lists all')
  })

  test('are all listed on a dry run, which nothing else shows', async () => {
    const { call } = await opened()
    const said = (await call('draft_report', { text, check: true })).text
    expect(said.match(/^new “/gm)).toHaveLength(14)
    expect(said).toContain('new “Then the option --autostash is off by default [@s1:3].”: contradicted')
    expect(said).not.toContain('more repairs')
  })
})

describe('the cells of a row', () => {
  const head = '| Mode | Default | Share |\n| --- | --- | --- |\n'

  test.each([
    [
      'of which each cites its own place are held against that alone',
      '| autostash | on [@s1:3] | several modes [@s1:1] |',
    ],
    ['without a citation are not held against that of another', '| modes | several [@s1:1] | 40 |'],
    ['answer with the last where it alone cites', '| autostash | on | by default [@s1:3] |'],
  ])('%s', async (_, row) => {
    const { draft } = await opened()
    expect(await draft(head + row)).not.toMatch(/^p1/m)
  })

  test.each([
    ['| autostash | off by default [@s1:3] | several modes [@s1:1] |', 'p1 “off by default [@s1:3]”: column “Default”'],
    ['| autostash | 40 | by default [@s1:3] |', 'p1 “40”: column “Default” of “autostash” (s1:3): 40 stands'],
    ['| 40 | on [@s1:3] | several modes [@s1:1] |', 'p1 “40”: column “Mode” (s1:3, s1:1): 40 stands'],
    ['| 40 [@s1:3] | on | many |', 'p1 “40 [@s1:3]”: column “Mode” (s1:3): 40 stands'],
    ['| autostash | 40 [s1:3] | several modes [@s1:1] |', '[s1:3] looks like a citation'],
  ])('%s: what is wrong is said of its cell', async (row, repair) => {
    const { draft } = await opened()
    expect(await draft(head + row)).toContain(repair)
  })

  test('with a figure and no citation beside cited ones are listed', async () => {
    const { draft } = await opened()
    const said = await draft(`${head}| modes | several [@s1:1] | 40 % |`)
    expect(said).toContain('without a citation though it states a figure or a name (1):')
    expect(said).toContain('(opening) modes | 40 %')
  })

  test('are judged one by one: a verdict on a repair is on its cell', async () => {
    const { call, draft } = await opened()
    await draft(`${head}| autostash | off by default [@s1:3] | none by default [@s1:3] |`)
    const quoted = 'supported s1:3 "--autostash is on by default"'
    await call('cross_verify', { verdicts: ['p1 supported'] })
    const { text } = await call('cross_verify', { verdicts: [`p1 ${quoted}`] })
    expect(text).toContain('p1 is c1')
    expect(text).not.toMatch(/repairs .*\bp1\b/)
    expect((await call('recall', { id: 'c1' })).text).toContain('autostash | off by default')
  })

  test('are mended within their row', async () => {
    const { draft, call } = await opened()
    const cell = 'with --rebase-merges it keeps the structure of merge commits'
    const said = await draft(`${head}| modes | on [@s1:3] | ${cell} [@s1:4] |`)
    expect(said).toContain('Cite s1:2. (edits: ["p1"] does it)')
    await call('draft_report', { edits: ['p1'] })
    expect((await call('recall', { kind: 'report' })).text).toContain(`| modes | on [@s1:3] | ${cell} [@s1:2] |`)
  })
})
