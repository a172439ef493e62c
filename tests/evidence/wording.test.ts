import { describe, expect, test } from 'vitest'
import { judgeOne } from './support.ts'

const listing = 'retries {integer} How often a request is sent again. Default: 3.'

describe('a default is said only by what says so', () => {
  test.each([
    ['By default a request is sent again 3 times.', listing, 'supported or insufficient'],
    ['By default a request is sent again 5 times.', listing, 'refuted or insufficient'],
    ['The mirror is used by default.', 'The mirror is used when the main server is down.', 'insufficient'],
    [
      'The default limit of a pool is 60 seconds.',
      'limit of a pool: Default: the minimum of idle time and 60 seconds.',
      'insufficient',
    ],
    ['默认使用镜像。', '主服务器停机时使用镜像。', 'insufficient'],
  ])('%s', (claim, source, verdicts) => {
    expect(verdicts.split(' or ')).toContain(judgeOne(claim, source).verdict)
  })
})

describe('sharing most of the words is not saying it', () => {
  test.each([
    [
      'Workers of the queue get a fresh lock file.',
      'Workers of the queue are told where the lock file of the parent is.',
    ],
    ['The gate opens in night mode.', 'The gate opens in day mode but is switched to night mode by the guard.'],
    ['If no handler is set, a failed job is silently dropped.', 'If no handler is set, a failed job stops the queue.'],
  ])('%s', (claim, source) => {
    expect(judgeOne(claim, source).verdict).not.toBe('supported')
  })
})

test.each([
  ['The command merge --abort is the same as reset --hard.', 'merge --abort is the same as reset --merge.'],
  ['merge --abort 等同于 reset --hard。', 'merge --abort is the same as reset --merge.'],
])('an option is one word: %s', (claim, source) => {
  const { verdict, reasons } = judgeOne(claim, source)
  expect({ verdict, isNamed: reasons.join().includes('--hard does not stand there') }).toEqual({
    verdict: 'insufficient',
    isNamed: true,
  })
})

test('what is in another language is for a reader, and that is said', () => {
  expect(
    judgeOne('merge --abort 等同于 reset --merge。', 'merge --abort is the same as reset --merge.').reasons,
  ).toEqual(['the source is in another language'])
})

describe('words that deny may deny something else', () => {
  test.each([
    ['Archives can sit anywhere in the tree.', 'There is no rule on where in the tree archives are put.'],
    [
      'The status line appears even when the upload does not succeed.',
      'The status line tells of the upload. It is also printed in case the upload fails.',
    ],
    [
      'The result is the highest version that fits.',
      'The result is the maximum version that fits. If there is no version, the result is empty.',
    ],
    [
      'Jobs handed to later() inside a box land in a global queue, so the limit of the box cannot stop them.',
      'If functions such as later() or soon() are made available inside a box, jobs passed to them are added to a global queue.',
    ],
  ])('%s', (claim, source) => {
    expect(judgeOne(claim, source).verdict).not.toBe('refuted')
  })

  test.each([
    ['Logging is switched on by default.', 'Logging is switched off by default.'],
    ['New rows are added to the end of the table.', 'New rows are added to the beginning of the table.'],
    ['The pump stops if the tank is empty.', 'The pump does not stop if the tank is empty.'],
  ])('but here they do: %s', (claim, source) => {
    expect(judgeOne(claim, source).verdict).toBe('refuted')
  })
})

describe('of a sentence that says two things of one, the one asked for counts', () => {
  const both = 'The filter lowers memory use but raises the risk of dropped packets.'
  test.each([
    ['The filter lowers the risk of dropped packets.', both, 'refuted'],
    ['The filter raises the risk of dropped packets.', both, 'supported'],
    ['The filter lowers memory use.', both, 'supported'],
    ['The filter raises memory use.', both, 'refuted'],
    [
      'Treatment with the serum leads to a higher rate of late infections than placebo.',
      'Compared with placebo, treatment with the serum led to lower mortality, a decreased rate of late infections, and shorter stays.',
      'refuted',
    ],
  ])('%s', (claim, source, verdict) => {
    expect(judgeOne(claim, source).verdict).toBe(verdict)
  })
})

test('what blocks a thing does the opposite of what the thing does', () => {
  const source = 'LRP5-blocking antibodies prevented bone growth in all treated animals.'
  expect(judgeOne('LRP5 promotes bone growth.', source).verdict).toBe('insufficient')
})

test('what only ends like the name of a province is none', () => {
  expect(judgeOne('新泵用小阀门节省空间。', '新泵使用小阀门，因此能节约空间。').reasons.join()).not.toContain(
    'is not named',
  )
})

test('what both deny neither denies of the other, wherever their clauses are cut', () => {
  const claim = 'This adds new labels used in the menu and removes labels which were not used in the menu.'
  const source = 'This adds new labels used in the menu and removes labels that are no longer used in the menu.'
  expect(judgeOne(claim, source).verdict).not.toBe('refuted')
})

describe('bounds, defaults and small counts', () => {
  test.each([
    [
      'The controller supports circuits of at most 64 lamps.',
      'The controller does not support circuits containing more than 64 lamps.',
      'supported',
    ],
    [
      'The controller supports circuits of at least 64 lamps.',
      'The controller does not support circuits containing more than 64 lamps.',
      'insufficient or refuted',
    ],
    [
      'The controller uses WAVE as its default journal mode.',
      'The controller defaults to journal_mode=PULSE. To change to WAVE mode, use a pragma.',
      'insufficient or refuted',
    ],
    [
      'It locks the valve only for brief periods.',
      'The valve does not need to be locked for the duration of the flow, only for the brief periods of filling.',
      'insufficient or supported',
    ],
    [
      'The pump keeps all water in one tank.',
      'The pump keeps all water in one tank, and only a few pumps do otherwise.',
      'supported',
    ],
    [
      'The size of a tank is limited to 32 GB.',
      'Since tank numbers have limited size (32 bits), tanks are renumbered.',
      'insufficient',
    ],
    ['The largest tank holds about 281 TB.', 'The largest tank holds approximately 281 terabytes.', 'supported'],
    [
      'The controller limits a tank to 32 GB.',
      'Tanks of a controller | 32 | can be more after a rebuild',
      'insufficient',
    ],
    ['控制器最多容忍两块电池故障。', '控制器最多容忍一块电池发生故障，不能有更多。', 'insufficient or refuted'],
    ['每月清洗一次水箱。', '每周清洗一次水箱。', 'refuted'],
    ['控制器有三分之二的空间可用。', '控制器只有一半的空间可用。', 'insufficient or refuted'],
    ['备用水箱与主水箱放在同一个房间。', '备用水箱与主水箱放在另一个房间。', 'refuted'],
    ['水管可以跨楼层安装。', '水管只能在同一楼层安装。', 'insufficient or refuted'],
    ['水箱最好放在不同的楼层和房间里。', '不同的是水箱里的水都是热的。', 'insufficient'],
    ['操作水箱需要很多工具。', '操作水箱只需要很少的工具。', 'refuted or insufficient'],
  ])('%s', (claim, source, verdicts) => {
    expect(verdicts.split(' or ')).toContain(judgeOne(claim, source).verdict)
  })
})
