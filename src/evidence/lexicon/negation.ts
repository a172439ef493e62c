/** Words that deny what follows them. */
export const negatorPattern =
  /\b(?:no(?! (?:longer than|less than|more than|fewer than|later than|earlier than|doubt|matter))|not(?! only| just| merely)|never|none|neither|nor|cannot|without|fail(?:s|ed)? to|unable to|lacks?|lack of|absence of|nothing|hardly|scarcely|unlikely|rather than|instead of)\b|n['’]t\b|(?:并非|从未|尚未|没有|未能|无法|不能|不会|不是|不再|绝不|并不|不可|切勿|请勿|不得|而非|而不是|不(?![仅但同断过论管足及少])|未(?![来必])|没(?!落)|无(?![论人线数限])|非(?![常洲法凡])|勿|莫(?!斯|尔))/giu

/** Negators that say under which circumstances, and not that something is not so. */
export const conditionPattern = /^(?:without|lacks?|lack of|absence of|rather than|instead of|而非|而不是)$/i

/** What a denied sentence says does not happen: with one of these the whole clause is denied. */
const refusals =
  'fail fails failed failing failure error errors impossible infeasible refuse refuses refused reject rejects rejected forbid forbids forbidden prohibit prohibits prohibited disallow disallows disallowed deny denies denied abort aborts aborted ignored ignore ignores illegal banned'
const hanRefusals = '失败 报错 出错 错误 拒绝 禁止 被拒 忽略 落空 不予'

export const refusalPattern = new RegExp(
  `\\b(?:${refusals.replaceAll(' ', '|')})\\b|${hanRefusals.replaceAll(' ', '|')}`,
  'giu',
)

/** What happens or holds: denied, they deny the whole clause (`will not work`, `are not supported`). */
const affirmations =
  'work works worked possible feasible allowed permitted supported available valid apply applies applicable true done case happen happens occur occurs succeed permissible'
const hanAffirmations = '可行 允许 支持 有效 奏效 行得通 成立 可能 可用 发生 适用 属实'

export const affirmationPattern = new RegExp(
  `\\b(?:${affirmations.replaceAll(' ', '|')})\\b|${hanAffirmations.replaceAll(' ', '|')}`,
  'giu',
)

/** Where one of these is said outright of something, it does happen. */
export const permissionPattern =
  /\b(?:can|may|able to|allowed|permitted|possible|proceeds?|succeeds?|works?|works fine|regardless|supported|accepted)\b|可以|能够|允许|可行|支持|照常|成功/giu

/** Adjectives and verbs that a prefix turns round: `unwise` denies `wise`. */
const turned =
  'able acceptable accurate adequate affected altered ambiguous appropriate available avoidable aware balanced biased bounded buffered cached certain changed clean clear comfortable common compatible complete compressed conditional connected conscious considered consistent constitutional correct damaged dated decided defined dependent desirable detected direct documented efficient effective encrypted equal essential even eventful expected explained fair familiar favorable favourable feasible finished fit fortunate founded friendly happy harmed healthy helpful important indexed initialized initialised injured intended intentional interesting interrupted kind known lawful legal likely limited linked locked logged lucky managed manageable mature modified moral named natural necessary needed noticed official opened organized paid paired partitioned perfect planned pleasant popular practical precise predictable prepared proper protected proven qualified read readable ready reasonable recognized recorded regular related relevant reliable reported resolved respectful responsible restricted safe satisfactory satisfied secure seen selected settled shared signed significant similar skilled solved sorted specified stable steady structured successful sufficient suitable supported sure surprising tested tolerable touched trained true trusted typical used usual valid verified visible voluntary wanted welcome wise worthy written approve agree continue connect obey prove regard respect trust qualify like'

export const turnedPattern = new RegExp(
  `\\b(?:un|in|im|ir|il|non-?|dis|mis)(${turned.replaceAll(' ', '|')})(?:ly|s|d|ed|ing)?\\b`,
  'giu',
)

/** Where one clause ends and another begins. */
export const clauseBreak =
  /[;:；：。！？()（）]|\s[–—]\s|——|,?\s\b(?:but|while|whereas|although|though|however|because|since|unless|except|yet|until|if|when|whenever|where|which|who)\b|[，,]\s*(?:但|而|然而|虽然|尽管|因为|除非|如果|当|若|则)|，/giu

/** Claims that go further than a sentence without such a word. */
export const universalPattern =
  /\b(?:all|every|always|only|solely|exclusively|entirely|never|none|any|sole)\b|所有|全部|一切|总是|始终|只(?!要)|仅|唯一|任何|从不/giu
