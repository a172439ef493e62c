/** Bot checks and walls, which hold no content. Only short pages are tested: an article may well write about captchas. */
const challenge =
  /just a moment\.{0,3}|checking (?:your browser|if the site connection is secure)|verify(?:ing)? (?:that )?you(?:['’]re| are) (?:a )?(?:human|not a robot)|are you a (?:human|robot)\b|(?:please )?enable (?:javascript|js) and (?:cookies|disable any ad ?blocker)|attention required!? ?\| ?cloudflare|complete the (?:security check|captcha)|unusual (?:traffic|activity) from your|please (?:complete|solve) the captcha|press (?:&|and) hold|ddos protection by|access to this page has been denied|pardon our interruption|needs to review the security of your connection|performing security verification|(?:请|請)(?:完成|输入|通过)(?:安全)?(?:验证|驗證)|安全验证|人机验证|滑动验证|访问验证/i

const maxLength = 1500

export function isChallenge(title: string, text: string): boolean {
  return text.length <= maxLength && challenge.test(`${title}\n${text}`)
}

const placeholder =
  /^(?:(?:loading|please wait|redirecting)[\s.…]*|.{0,60}\b(?:enable|requires?|need)\b.{0,20}\bjavascript\b.{0,120})$/is

/** What an application shows before its script has run. */
export function isPlaceholder(text: string): boolean {
  return text.length <= 250 && placeholder.test(text)
}
