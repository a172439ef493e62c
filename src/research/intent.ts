/** What kind of sentence answers a question, told by its words. */
export type Intent = 'warning' | 'figure' | 'date' | 'reason' | 'how' | 'definition' | 'any'

interface IntentRule {
  readonly intent: Exclude<Intent, 'any'>
  /** In the question. */
  readonly asks: RegExp
  /** In a sentence that answers it. */
  readonly answers: RegExp
}

/** In order of precedence. */
const rules: readonly IntentRule[] = [
  {
    intent: 'warning',
    asks: /\b(?:warn\w*|danger\w*|risk\w*|caution\w*|careful|caveats?|pitfalls?|unsafe|insecure|hazards?|side[- ]effects?)\b|警告|风险|危险|注意|隐患|副作用/iu,
    answers:
      /\b(?:warn\w*|danger\w*|risk\w*|caution|careful\w*|beware|never|unsafe|insecure|vulnerab\w*|secur\w+|guard\w*|sanitiz\w*|injection|harm\w*|attack\w*|malicious|exploit\w*|trust\w*|untrusted|must not|should not|shouldn't|do not|don't|does not|doesn't|cannot|can't|not (?:safe|secure|foolproof|designed|intended|recommended|sanitiz\w+|guarantee\w*)|strongly recommend\w*|only (?:use|if|when)|at your own|rather than)\b|不要|切勿|警告|危险|风险|谨慎|不应|不得|不能|避免/iu,
  },
  {
    intent: 'figure',
    asks: /\b(?:how (?:many|much|long|large|big|fast|often|far|old)|defaults?|limits?|time-?outs?|rates?|percent\w*|costs?|prices?|figures?|numbers?|maximum|minimum|size|speed|capacity)\b|多少|几|默认|上限|下限|比例|成本|价格|数量|速度/iu,
    answers: /(?<![\p{L}\p{N}_])[\d]/u,
  },
  {
    intent: 'date',
    asks: /\b(?:(?:since )?when (?:was|were|is|are|did|does|will|has|have|had)|(?:what|which) year|what date|dates?)\b|何时|什么时候|哪年|哪一年/iu,
    answers:
      /\b(?:1[89]|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d年|\d月/iu,
  },
  {
    intent: 'reason',
    asks: /\b(?:why|reasons?|causes?|because of what)\b|为什么|原因|为何/iu,
    answers:
      /\b(?:because|since|due to|so that|therefore|as a result|caus\w+|leads? to|in order to|reason)\b|因为|由于|因此|导致|所以/iu,
  },
  {
    intent: 'how',
    asks: /\b(?:how (?:do|does|can|to|should|is|are)|steps?|ways? to)\b|如何|怎么|怎样|步骤/iu,
    answers:
      /\b(?:use|using|by|call|set|pass|run|add|create|configure|enable|install|first|then|must|need)\b|使用|通过|设置|首先|然后|需要/iu,
  },
  {
    intent: 'definition',
    asks: /\bwhat (?:is|are)\b|什么是|是什么|定义/iu,
    answers: /\b(?:is an?|are|means|refers to|is the|defined as|provides)\b|是|指|定义/iu,
  },
]

/** The kind of answer that a question asks for, and how a sentence shows it. */
export function intentOf(question: string): { readonly intent: Intent; readonly answers: RegExp | undefined } {
  const rule = rules.find(({ asks }) => asks.test(question))
  return rule ?? { intent: 'any', answers: undefined }
}

/** Words that say where to look or what to do, not what about. */
const scope =
  /\b(?:librar(?:y|ies)|packages?|modules?|projects?|documents?|documentation|docs|sources?|papers?|articles?|files?|texts?|pages?|corpus|literature|this|these|that|those|here|about|say|says|said|tell|tells|mention\w*|describe\w*|explain\w*|discuss\w*|list|come|comes|coming|go|goes|happens?|get|gets|used?|using|installed|according|there|any|some|most|main|different|various)\b|资料|文献|文档|项目|库|说明|介绍|关于|哪些|有哪些/giu
const warningWords = /\b(?:warn\w*|caution\w*|caveats?|pitfalls?)\b|警告|注意事项|注意/giu

/** What a question is about: without the words that only say where to look, or which kind of sentence is wanted. The whole where nothing is left. */
export function topicOf(question: string): string {
  const { intent } = intentOf(question)
  const bare = question.replace(scope, ' ')
  const topic = (intent === 'warning' ? bare.replace(warningWords, ' ') : bare).replace(/\s+/g, ' ').trim()
  return /[\p{L}\p{N}]{2}/u.test(topic) ? topic : question
}
