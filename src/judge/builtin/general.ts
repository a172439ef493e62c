import type { CriterionInput } from '../rubric.ts'

/** The four dimensions of ADR-Bench, each taken apart into criteria that ask for one thing. Our wording. */
export const general: Readonly<Record<'en' | 'zh', readonly CriterionInput[]>> = {
  en: [
    of('completeness', 3, 'Every sub-question of the task has an answer in the report.'),
    of('completeness', 2, 'The scope of the answer (time, place, population) is stated.'),
    of('completeness', 2, 'Where something could not be found out, the report says so.', 'implicit'),
    of('depth', 3, 'The main statements carry specific figures, dates or names instead of adjectives.'),
    of('depth', 2, 'At least one conclusion is derived step by step from stated facts.', 'implicit'),
    of('depth', 2, 'Where sources differ, the difference is explained or weighed.', 'implicit'),
    of('depth', 2, 'Facts are listed one after another without any conclusion being drawn.', 'negative'),
    of('fitness', 3, 'The central question is answered in one place that can be pointed at.'),
    of('fitness', 2, 'The form that the task asks for (length, table, list, language) is kept.'),
    of(
      'fitness',
      4,
      'A key conclusion is contradicted by the evidence that the report itself gives.',
      'negative',
      true,
    ),
    of('fitness', 2, 'A section is about something that the task does not ask for.', 'negative'),
    of('readability', 2, 'The report opens with a summary or its main finding.', 'implicit'),
    of('readability', 1, 'Each heading says what its section is about.', 'implicit'),
    of('readability', 1, 'A comparison of several things over several properties is given as a table.', 'implicit'),
    of('readability', 1, 'Technical terms and abbreviations are explained at their first use.', 'implicit'),
    of('readability', 2, 'The same statement is made more than once in other words.', 'negative'),
  ],
  zh: [
    of('completeness', 3, '任务的每个子问题在报告中都有回答。'),
    of('completeness', 2, '说明了回答的范围（时间、地域、人群）。'),
    of('completeness', 2, '未能查明之处，报告明确说明。', 'implicit'),
    of('depth', 3, '主要论述给出具体的数字、日期或名称，而不是形容词。'),
    of('depth', 2, '至少有一个结论是由所述事实逐步推导出来的。', 'implicit'),
    of('depth', 2, '来源说法不一致时，报告作了解释或权衡。', 'implicit'),
    of('depth', 2, '只罗列事实而没有得出任何结论。', 'negative'),
    of('fitness', 3, '核心问题在某一处得到可以直接指出的回答。'),
    of('fitness', 2, '符合任务要求的形式（篇幅、表格、列表、语言）。'),
    of('fitness', 4, '某个关键结论与报告自己给出的证据相矛盾。', 'negative', true),
    of('fitness', 2, '某一节讨论的是任务没有问到的内容。', 'negative'),
    of('readability', 2, '报告以摘要或主要结论开头。', 'implicit'),
    of('readability', 1, '每个标题都说明该节的内容。', 'implicit'),
    of('readability', 1, '对多个对象多项属性的比较以表格给出。', 'implicit'),
    of('readability', 1, '专业术语和缩写在首次出现时有解释。', 'implicit'),
    of('readability', 2, '同一论述换个说法重复出现。', 'negative'),
  ],
}

function of(
  dimension: string,
  weight: number,
  text: string,
  role: CriterionInput['role'] = 'explicit',
  fatal = false,
): CriterionInput {
  return { text, weight, role, dimension, ...(fatal && { fatal }) }
}
