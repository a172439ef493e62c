import { describe, expect, test } from 'vitest'
import { createAssessor } from '../../src/evidence/assess.ts'

/** A claim that names a place, against that place. */
const cited = (claim: string, text: string, more: readonly string[] = []) => {
  const texts = [text, ...more].map((one, i) => ({ id: `s${i + 1}`, text: one }))
  return createAssessor(texts).assess(claim, [{ id: 's1', paragraph: 1 }])
}

describe('a cited place that denies the claim never leaves it supported', () => {
  test.each([
    [
      'The courier can carry indexes and stored queries.',
      'Only tables travel with the courier. Attempts to carry other objects, such as indexes, stored queries or grants, will result in an error.',
    ],
    ['A backup can be limited to a single schema.', 'The backup can only be made of the entire cluster of schemas.'],
    [
      'A big-endian leader can feed a little-endian follower.',
      'Feeding a little-endian follower from a big-endian leader will not work.',
    ],
    [
      'On a follower scratch files may be created.',
      'On a follower no writes are accepted; not even scratch files may be created.',
    ],
    [
      'Without a row key INSERT, UPDATE and DELETE fail.',
      'A table without a row key cannot pass on UPDATE or DELETE. INSERT operations can proceed whatever the row key.',
    ],
    ['The feed copies counters as well.', 'Counters are not copied by the feed.'],
    [
      'A chained follower is always synchronous.',
      'A chained follower is currently asynchronous, whatever the settings say.',
    ],
    [
      'A clash between rows is resolved automatically.',
      'A clash between rows has to be resolved manually before the feed goes on.',
    ],
    ['Switching over means several minutes of downtime.', 'Switching over means several seconds of downtime.'],
    [
      'The whole-row key is the recommended setting.',
      'The whole-row key is very inefficient and should serve as a fallback only.',
    ],
    ['Sharded tables are vacuumed by the daemon.', 'Sharded tables are not vacuumed by the daemon.'],
    ['A larger buffer makes sorting faster.', 'A larger buffer makes sorting slower.'],
    ['The limit can be raised at run time.', 'The limit cannot be raised at run time.'],
    ['Only superusers may drop a slot.', 'Every user may drop a slot.'],
    ['跳过中间版本升级风险更小。', '跳过中间版本升级，要冒更大的风险。'],
    ['用预编译包安装是保险的。', '用预编译包安装不保险。'],
    ['从库是同步更新的。', '从库是异步更新的。'],
    ['冲突会自动解决。', '冲突必须手动解决。'],
    ['切换会造成几分钟的停机。', '切换会造成几秒钟的停机。'],
    ['视图可以被复制。', '尝试复制视图会报错。'],
    ['分区表会被自动清理。', '分区表不会被自动清理。'],
  ])('%s', (claim, text) => {
    const { verdict, evidence } = cited(claim, text)
    expect(verdict).not.toBe('supported')
    expect(evidence[0]?.candidate.sentence.source.id).toBe('s1')
    const elsewhere = cited(claim, text, [`${claim} The weather was fine.`])
    expect(elsewhere.verdict).not.toBe('supported')
    expect(elsewhere.evidence[0]?.candidate.sentence.source.id).toBe('s1')
  })
})

describe('a cited place that bears the claim out supports it', () => {
  test.each([
    [
      'vacuum_rows is 50 rows by default.',
      'vacuum_rows (integer)\n\nSets how many rows start a vacuum. The default is 50 rows.',
    ],
    [
      'max_slots can only be set smaller.',
      'max_slots (integer)\n\nThe size is fixed at build time (it can only be set smaller).',
    ],
    ['The feed does not copy DDL.', 'The schema and DDL commands are not copied by the feed.'],
    [
      'A statement is cancelled after 30 seconds by default.',
      'Statements that wait longer are cancelled. The default is 30 seconds.',
    ],
    ['A follower accepts only read-only queries.', 'A follower accepts queries that are strictly read-only.'],
    ['It is unwise to skip a major release.', 'It is not wise to skip a major release.'],
    ['The wait is 60 seconds.', 'The wait is 1min.'],
    ['The delay is 2 milliseconds.', 'The delay is 2 ms.'],
    ['The queue holds 1000 messages.', 'The queue holds 1,000 messages.'],
    ['A group needs 3 voters.', 'A group needs three voters.'],
    ['Over 400 firms use it.', 'It is used by 435 firms.'],
    ['参加会议的有500人。', '参加会议的有五百人。'],
    ['升级前应备份数据目录。', '升级之前，应当先备份数据目录。'],
    ['超时约为10秒。', '超时为十秒。'],
    ['该功能默认关闭。', '该功能默认是关闭的。'],
  ])('%s', (claim, text) => {
    const last = text.split('\n\n').length
    const { verdict, reasons } = createAssessor([{ id: 's1', text }]).assess(claim, [{ id: 's1', paragraph: last }])
    expect({ verdict, reasons }).toMatchObject({ verdict: 'supported' })
  })

  test('a term stands for the block that explains it', () => {
    const text = 'vacuum_rows (integer)\n\nSets how many rows start a vacuum. The default is 50 rows.'
    const { verdict } = createAssessor([{ id: 's1', text }]).assess('vacuum_rows is 50 rows by default.', [
      { id: 's1', paragraph: 1 },
    ])
    expect(verdict).toBe('supported')
  })
})

test('a quotation is not contested by an unrelated paragraph', () => {
  const sentence = 'The daemon removes old rows when a table has grown by a fifth.'
  const text = `${sentence}\n\nTemporary tables are not seen by the daemon, which removes no rows of them when a table has grown.`
  expect(createAssessor([{ id: 's1', text }]).assess(sentence).verdict).toBe('supported')
})

test('another number than the one spelled out', () => {
  expect(cited('恢复需要约10天。', '恢复需要二十天。').verdict).not.toBe('supported')
  expect(cited('More than 40 nodes took part.', 'Fewer than 40 nodes took part.').verdict).not.toBe('supported')
})

test('a place that says nothing of it leaves the claim to a reader, and says so', () => {
  const { verdict, reasons, evidence } = cited(
    'The daemon wakes up every minute.',
    'The daemon has a name of its own.',
    ['The daemon wakes up every minute. That is enough.'],
  )
  expect(verdict).toBe('insufficient')
  expect(reasons.join('; ')).toContain('not by the cited s1:1')
  expect(reasons.join('; ')).toContain('another place seems to say it')
  expect(evidence[0]?.candidate.sentence.source.id).toBe('s1')
})

describe('a claim of two statements', () => {
  const page = [
    'The mill opened in 1904 with 30 looms, and grain came by boat from the north.',
    'Odo Arden runs the mill today.',
    'Arden pays the weavers 12 marks an hour. Visitors pay a fee of 3 marks at the gate.',
  ]
  const of = (claim: string, ...paragraphs: readonly number[]) =>
    createAssessor([{ id: 's1', text: page.join('\n\n') }]).assess(
      claim,
      paragraphs.map(paragraph => ({ id: 's1', paragraph })),
    )

  test('is borne out where a place bears each of them out', () => {
    expect(of('The mill opened in 1904 with 30 looms; visitors pay a fee of 3 marks at the gate', 1, 3).verdict).toBe(
      'supported',
    )
    expect(of('Weavers are paid 12 marks an hour, whereas visitors pay a fee of 3 marks at the gate', 3).verdict).toBe(
      'supported',
    )
  })

  test.each([
    'The mill opened in 1904 with 30 looms; visitors pay a fee of 5 marks at the gate',
    'The mill opened in 1904 with 30 looms, and its weavers travel by boat to the fair',
    'Visitors pay a fee of 3 marks at the gate, and the mill burned down later in a storm',
  ])('is not where one of them is not, or one hangs on the other: %s', claim => {
    expect(of(claim, 1, 3).verdict).not.toBe('supported')
  })

  test('may call by the last name whom the text has named in full', () => {
    expect(of('Odo Arden pays the weavers 12 marks an hour', 3).verdict).toBe('supported')
    expect(of('Ida Arden pays the weavers 12 marks an hour', 3).verdict).not.toBe('supported')
  })
})
