import { sentences } from '../text/sentences.ts'
import type { Blocks } from './blocks.ts'

const model = String.raw`(?:AI|A\.I\.|LLMs?|GPT|ChatGPT|Claude|Gemini|Copilot|(?:large )?language models?|chat ?bots?)`
const agent = `(?:${model}(?:[- ](?:powered|based))?(?: (?:assistants?|agents?|models?|systems?|bots?|crawlers?|tools?))?|(?:assistants?|agents?))`

/** Sentences that speak to a model. Each pattern needs its addressee or a word that only a prompt has, so that ordinary imperatives stay clear. */
const patterns: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:previous|prior|above|earlier|preceding|foregoing|existing|original|system|initial|your)\b.{0,20}\b(?:instructions?|prompts?|directions?|directives?|commands?|guidelines|rules|programming|training|constraints)\b/i,
  /\b(?:ignore|disregard|forget) (?:everything|all|anything)\b.{0,30}\b(?:above|before|told|said|instructed|previous(?:ly)?)\b/i,
  new RegExp(
    String.raw`\byou(?:['’]re| are)(?: now)? (?:an?|the) (?:\w+ ){0,3}${model}(?: (?:assistant|agent|model|system|bot))?\b`,
    'i',
  ),
  /\byou are now (?:in )?(?:an? )?(?:unrestricted|jailbroken|developer mode|DAN|evil|unfiltered)\b/i,
  new RegExp(
    String.raw`\b(?:attention|note|message|notice|instructions?|important|hey|dear|hello)\b[:, ]{1,3}(?:to |for )?(?:any |all |the |every )?${model}(?: (?:assistants?|agents?|models?|systems?|bots?|crawlers?))?\b(?:.{0,80}\b(?:must|should|please|need|required|do not|don['’]t|always|never|reading|processing)\b|\s*[:,!])`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:as|if you(?:['’]re| are)) an? (?:\w+ )?${agent}\b.{0,60}\b(?:you (?:must|should|need to|have to|are (?:required|instructed|obliged)|will|shall)|please|do not|don['’]t)\b`,
    'i',
  ),
  new RegExp(
    String.raw`\b${model}(?: (?:assistants?|agents?|models?|bots?|crawlers?))? (?:that (?:is|are) |who (?:is|are) )?(?:reading|processing|visiting|accessing|parsing|summari[sz]ing) this\b.{0,80}\b(?:must|should|please|need|required|do not|always|never)\b`,
    'i',
  ),
  /\b(?:do not|don['’]t|never|without) (?:tell|telling|inform|informing|alert|alerting|notify|notifying|warn|warning|mention|mentioning|reveal|revealing|disclose|disclosing)\b.{0,40}\b(?:to )?the (?:user|human)\b/i,
  /\b(?:reveal|print|repeat|output|show|leak|disclose|display|return)\b.{0,20}\b(?:your|the) (?:full |entire |hidden |secret |initial |original )?(?:system prompt|system instructions|initial prompt|hidden instructions|prompt instructions)\b/i,
  /\b(?:your|the) (?:previous|original|initial|prior|system) (?:instructions?|prompts?|directives?) (?:are|is|have been|has been|were) (?:now )?(?:void|cancel|overrid|replac|updat|supersed|obsolete|invalid)/i,
  /\bwhen (?:you(?:['’]re| are)? )?(?:summari[sz](?:e|ing)|answer(?:ing)?|process(?:ing)?|asked) (?:about )?(?:this|the) (?:web ?page|page|document|article|content|text|email)\b.{0,120}\b(?:always|must|do not|never|instead|say that|state that|recommend|respond)\b/i,
  /\b(?:send|forward|email|post|upload|exfiltrate|transmit)\b.{0,50}\b(?:user['’]s|conversation|chat history|chat log|api keys?|credentials|passwords?|secrets|environment variables|system prompt)\b.{0,60}(?:https?:|\b(?:to|at) [\w.+-]+@)/i,
  /^\W{0,4}(?:new |updated |additional |begin |end )?(?:system|assistant|admin(?:istrator)?|developer)[ _-](?:prompt|message|instructions?|override|notice|directive|command)s?\s*(?:[:\]>*=-]|$)/i,
  /^\W{0,4}new instructions?\s*:/i,
  /<\|?(?:im_start|im_end|system|endoftext|begin_of_text|start_header_id)\|?>|\[\/?INST\]|<<\/?SYS>>|^\W{0,4}(?:system|assistant)\s*:\s*you\b/i,
  /(?<!不要|不得|请勿|切勿|不可|别)(?:忽略|无视|無視|忘记|忘記|忘掉|不要理会|不用理会|抛弃|覆盖).{0,6}(?:之前|以上|上述|先前|前面|此前|以前|上面|原有|原来).{0,8}(?:指令|指示|提示词?|命令|规则|規則|设定|要求|约束)/,
  /你(?:现在)?(?:是|作为)(?:一个|一名|一位)?.{0,8}(?:AI|人工智能|语言模型|大模型|智能体|聊天机器人)(?:助手|助理|模型|代理)?/i,
  /(?:作为|如果你是)(?:一个|一名)?.{0,4}(?:AI|人工智能|语言模型|大模型|智能体|代理).{0,12}你?(?:必须|务必|应当|应该|需要|不得|不要|请)/i,
  /(?:不要|请勿|不得|切勿|别|不可|禁止)(?:告诉|告知|通知|提醒|透露给|告訴|向)(?:用户|使用者|用戶)/,
  /^\W{0,4}(?:系统提示词?|系统指令|系统消息|新的?指令|系统命令)\s*[:：]/,
  /(?:请|致|所有|各位|任何)(?:阅读|处理|访问|读取)?.{0,8}(?:AI|人工智能|大模型|语言模型|智能体)(?:助手|助理|代理|模型)?(?:请|必须|务必|应当|注意|[:：，])/i,
]

/** Cheap test that leaves out nearly every page before sentences are looked at one by one. */
const hint =
  /\b(?:instructions?|prompts?|directives?|AI|LLMs?|GPT|ChatGPT|Claude|Gemini|Copilot|language models?|chat ?bots?|assistants?|agents?|the (?:user|human)|override|jailbroken|developer mode|ignore|disregard|forget|summari[sz]\w+|api keys?|credentials|passwords?|INST|SYS|im_start|system)\b|忽略|无视|無視|忘记|忘記|忘掉|不要理会|不用理会|抛弃|覆盖|人工智能|大模型|语言模型|智能体|用户|使用者|用戶|系统|新的?指令/i

const maxSentence = 2000

/** Sentences that address the reader's AI agent instead of the reader, as offsets into the text. */
export function instructionsIn({ text, paragraphs }: Blocks): readonly (readonly [start: number, end: number])[] {
  if (!hint.test(text)) return []
  return paragraphs.flatMap(({ start, end }) => {
    const block = text.slice(start, end)
    if (!hint.test(block)) return []
    return sentences(block)
      .filter(span => {
        const sentence = block.slice(span.start, Math.min(span.end, span.start + maxSentence))
        return patterns.some(pattern => pattern.test(sentence))
      })
      .map(span => [start + span.start, start + span.end] as const)
  })
}
