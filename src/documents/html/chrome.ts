import { fold } from '../clean.ts'
import { attribute, type HtmlElement, textOf } from './tree.ts'

const chromeNames = new Set(
  'nav footer aside dialog menu input select textarea button option optgroup progress meter'.split(' '),
)
const chromeRoles = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tooltip tablist'.split(
    ' ',
  ),
)

/** Words of class names and ids that name the furniture of a site, whatever the site. */
const chromeWords =
  /(?:^|[\s_-])(?:nav|navbar|navigation|topnav|subnav|megamenu|menu|menus|breadcrumbs?|crumbs|footer|site-?footer|page-?footer|sidebar|side-?bar|siderail|cookies?|consent|gdpr|onetrust|newsletter|subscribe|subscription|signup|sign-?up|login|log-?in|signin|social|socials|share|sharing|sharebar|sharedaddy|share-?buttons|addtoany|related|recommended|recommendations|recirc|recirculation|promo|promos|promotion|advert|advertisement|advertising|ads|adsense|ad-?slot|ad-?container|sponsor|sponsored|popup|pop-?up|modal|overlay|lightbox|toolbar|pagination|pager|skip-?links?|masthead|topbar|top-?bar|utility|back-?to-?top|search-?form|searchbox|search-?bar|dropdown|drawer|off-?canvas|offcanvas|minicart|mini-?cart|cart-?drawer|tooltip|toast|disqus|respond|comment-?form|reply-?form|author-?bio|author-?box|about-?author|author-?info|tag-?list|tags|post-?tags|post-?nav|read-?next|up-?next|you-?may-?also-?like|also-?like|upsells?|cross-?sells?|recently-?viewed|trending|most-?read|popular-?posts|print-?only|noprint|no-?print|toc|table-?of-?contents|on-?this-?page|language-?(?:switcher|selector|picker)|lang-?switch(?:er)?|country-?selector|announcement(?:-?bar)?|rating-?stars|star-?rating|user-?details|user-?extras|user-?title|user-?banner|user-?stats|post-?profile|posting-?profile|jump-?to|feedback|chat-?widget|livechat|cta)(?:$|[\s_-])/i

/** A writer's name and motto under a post, and in manuals how something is called in code. */
const signature = /(?:^|[\s_-])(?:signature|sig)(?:$|[\s_-])/i
const inCode =
  /^(?:(?:abstract|async|class|const|constructor|def|enum|export|fn|func|function|get|interface|let|namespace|new|private|protected|public|readonly|set|static|struct|trait|type|var)\s|[\w$.#]+\??:\s(?!https?:)[^.!?]*$)|^[\w$.#\s]{1,60}(?:<[^()]*>)?\(.*\)/
const isCode = (element: HtmlElement): boolean => inCode.test(fold(textOf(element)).slice(0, 2_000))

const namesOf = (element: HtmlElement): string =>
  `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`

/** The same words in camelCase or BEM names. */
const camel = (names: string): string => names.replace(/([a-z])([A-Z])/g, '$1-$2').replace(/__/g, '-')

/** Classes of the body say what else is on the page: "has-main-menu". */
const isWholePage = ({ name }: HtmlElement): boolean => name === 'body' || name === 'html'

/** Whether an element belongs to the site around the content by its name, role or class. `header` is left to its place on the page. */
export function isChrome(element: HtmlElement): boolean {
  if (isWholePage(element)) return false
  if (chromeNames.has(element.name)) return true
  const role = attribute(element, 'role')
  if (role !== undefined && chromeRoles.has(role)) return true
  if (attribute(element, 'aria-modal') === 'true') return true
  const names = namesOf(element)
  if (names.length < 2 || names.length >= 400) return false
  return chromeWords.test(camel(names)) || (signature.test(camel(names)) && !isCode(element))
}
