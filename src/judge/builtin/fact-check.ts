import type { Bilingual } from './criterion.ts'

/** What a check of one or several claims must show. Our wording. */
export const factCheck: Bilingual = {
  en: [
    { weight: 3, role: 'explicit', text: 'The claim under check is repeated word for word.' },
    { weight: 4, role: 'explicit', text: 'The claim gets one clear verdict (true, false, mixed or not decidable).' },
    { weight: 3, role: 'explicit', text: 'Each reason for the verdict cites a source.' },
    { weight: 3, role: 'explicit', text: 'The decisive evidence is quoted or given with its figure.' },
    {
      weight: 2,
      role: 'implicit',
      text: 'At least two sources that do not copy each other are cited for the verdict.',
    },
    { weight: 2, role: 'implicit', text: 'The primary source of the claim is named.' },
    { weight: 2, role: 'implicit', text: 'The date to which the evidence refers is stated.' },
    { weight: 2, role: 'implicit', text: 'Evidence against the verdict is mentioned.' },
    { weight: 2, role: 'implicit', text: 'The report says what could not be checked.' },
    {
      weight: 4,
      role: 'negative',
      text: 'A figure in the report differs from the one in its cited source.',
      fatal: true,
    },
    { weight: 3, role: 'negative', text: 'The source of the claim itself is given as its confirmation.' },
    { weight: 2, role: 'negative', text: 'The verdict is worded more strongly than its evidence.' },
  ],
  zh: [
    { weight: 3, role: 'explicit', text: '逐字重述了被核查的说法。' },
    { weight: 4, role: 'explicit', text: '对该说法给出一个明确结论（属实、不实、部分属实或无法判定）。' },
    { weight: 3, role: 'explicit', text: '支持结论的每条理由都引用了来源。' },
    { weight: 3, role: 'explicit', text: '引用了决定性证据的原文或其数字。' },
    { weight: 2, role: 'implicit', text: '至少引用了两个并非相互转载的来源来支持结论。' },
    { weight: 2, role: 'implicit', text: '指出了该说法的原始出处。' },
    { weight: 2, role: 'implicit', text: '说明了证据所指的日期。' },
    { weight: 2, role: 'implicit', text: '提到了与结论相反的证据。' },
    { weight: 2, role: 'implicit', text: '说明了哪些内容无法核实。' },
    { weight: 4, role: 'negative', text: '报告中的某个数字与其所引来源不一致。', fatal: true },
    { weight: 3, role: 'negative', text: '把该说法自身的出处当作对它的证实。' },
    { weight: 2, role: 'negative', text: '结论的措辞强于其证据。' },
  ],
}
