/** A name as CSL has it: of a person, or whole. */
export type AuthorName = { readonly family: string; readonly given: string } | { readonly literal: string }

/** What the site that published a work calls itself, and the word of its address. */
export interface Publisher {
  readonly name?: string | undefined
  readonly label?: string | undefined
}

/** The authors that a page names: what it says of their work, and its own name beside theirs, are no authors. */
export function authorNames(authors: string, publisher: Publisher = {}): AuthorName[] {
  const people = partsOf(authors.trim()).filter(part => !isOccupation(part) && !isAccount(part))
  const named = people.filter(part => !isPublisher(part, publisher))
  if (named.length > 0) return named.map(nameOf)
  const only = people[0] ?? (isAccount(authors) ? '' : authors.trim())
  return only === '' ? [] : [{ literal: isPublisher(only, publisher) ? (publisher.name ?? only) : only }]
}

/** `acmeseo`, `wpadmin`: who runs a site's system signs what others wrote. */
export const isAccount = (author: string): boolean =>
  /^(?=\S*(?:seo|admin|webmaster|marketing|wordpress))[a-z][a-z0-9_.-]*$/u.test(author.trim())

/** `Lovelace, A., & Turing, A. M.` */
const familyFirst = /^\p{Lu}[\p{L}'’-]+,\s(?:\p{Lu}\.[\s-]?)+(?:,|$|&|and\s)/u
/** `Kaufman, Jeff T.` */
const oneFamilyFirst = /^\p{Lu}[\p{L}'’-]+,\s[^,]*\s\p{Lu}\.?$/u

function partsOf(authors: string): string[] {
  if (oneFamilyFirst.test(authors)) return [authors]
  if (familyFirst.test(authors)) return authors.split(/(?<=\p{Lu}\.),?\s*(?:(?:&|and)\s+)?(?=\p{Lu}\p{L})/u)
  const separator = authors.includes(';')
    ? /\s*;\s*|\s[|/]\s/u
    : /\s*(?:、|，|,\s+(?:and|&)\s|\s[|/]\s|,(?=\s*\S+\s+\S+))\s*/u
  return authors
    .split(separator)
    .flatMap(part => (isOccupation(part) ? [part] : joined(part)))
    .map(part => part.trim())
    .filter(part => part !== '' && !credentials.test(part))
}

/** `Ada Lovelace and Alan Turing` are two, `Center for Research and Evaluation` is one. */
function joined(part: string): string[] {
  if (/\s(?:of|for)\s/.test(part)) return [part]
  const [first = '', ...others] = part.split(/\s+(?:and|with|&)\s+/)
  const isOne = others.some(one => !/\s/.test(one)) && /\s/.test(first)
  const isBrand = /\s&\s/.test(part) && !/\s/.test(first)
  return isOne || isBrand ? [part] : [first, ...others]
}

/** Degrees and the like behind a name. */
const credential = String.raw`(?:[A-Z]{2,6}(?:-[A-Z]+)?|Ph\.?\s?D|M\.D|[BM]\.(?:A|S|Sc)|D\.?Phil|Esq|Jr|Sr)\.?(?:\s\([^)]*\))?`
const credentials = new RegExp(`^${credential}(?:[\\s,]+${credential})*$`)

const occupations =
  /(?:^|[^\p{L}])(?:educators?|editors?(?:[- ]in[- ]chief)?|(?:staff|senior|freelance|contributing) writers?|writers|reporters?|correspondents?|columnists?|contributors?|journalists?|bloggers?|professors?|lecturers?|directors?|managers?|officers?|specialists?|experts?|horticultur(?:al)?ists?|founders?|co-?founders?|ceo|cto|cfo|president|analysts?|researchers?|scientists?|engineers|developers?|consultants?|advis[eo]rs?|dietitians?|nutritionists?|therapists?|psychologists?|psychiatrists?|physicians?|coaches|trainers?|attorneys?|lawyers?|strategists?|economists?|historians?|photographers?|librarians?|instructors?)(?:$|\s*[,&/]|\s+(?:at|of|for|and)\s)/iu

/** `Extension horticulture educators`: it ends with an occupation, or says where it is held. */
const isOccupation = (part: string) => occupations.test(part)

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** What accounts of a site add to its name. */
const accountWords = /^(?:the|real|official|team|admin)|(?:team|staff|editors|editorial|admin|official)$/g

/** The name of the site, its account, or the greater part of its name: `The Evening Gazette` of the Springfield Evening Gazette. */
function isPublisher(part: string, { name = '', label = '' }: Publisher): boolean {
  const own = letters(part)
  const bare = own.replace(accountWords, '')
  const known = [name, label].map(letters).filter(one => one.length > 2)
  if (known.some(one => one === own || one.replace(accountWords, '') === bare)) return true
  const words = part.split(/\s+/)
  const there = new Set(name.split(/[^\p{L}\p{N}]+/u).map(letters))
  return words[0] === 'The' && words.length > 2 && words.slice(1).every(word => there.has(letters(word)))
}

const organisation =
  /^The\s|\b(?:academy|advisors?|advisers?|agency|alliance|associat(?:es|ion)|authority|bureau|campaign|centers?|centres?|clinic|club|coalition|collective|commission|committee|company|confederation|consortium|contributors|corp|corporation|council|credit|department|developers|docs|documentation|editors?|federation|forum|foundation|fund|funds|gmbh|guides?|government|group|health|holdings|hospital|inc|industries|initiative|institut[eo]?s?|international|labs|laborator(?:y|ies)|library|llc|llp|ltd|magazine|maintainers|media|medicine|ministry|museum|nations|network|news|office|organi[sz]ation|panel|partners(?:hip)?|plc|press|programme?|project|publications|publishing|reports|research|secretariat|services|society|software|solutions|staff|states|statistics|studios?|systems|tips|team|technolog(?:y|ies)|treasury|trust|union|university|watch|without)\b/i
/** `World Bank`, `European Patents`: no given name. */
const wide = /^(?:American|Australian|British|Canadian|Central|Deutsche[rs]?|European|Federal|Global|National|World)\s/
/** Family names as well, so that one word before them may be a given name: `New York Times`, but `Mary Bank`. */
const maybeOrganisation = /^[^\s.]+\s[^.]+\s(?:bank|board|college|lab|school|times)$/i
const isOrganisation = (name: string) => [organisation, wide, maybeOrganisation].some(pattern => pattern.test(name))
const title = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Sir)\.?\s+(?=\S+\s+\S)/
/** Words that a family name may begin with. */
const particle = /^(?:al|bin|da|dal|de|dei|del|della|den|der|di|do|dos|du|el|la|le|ten|ter|van|von|zu|zum|zur)$/

/** `Family, Given` and `Given Family`; what is no name of a person stays whole. */
function nameOf(part: string): AuthorName {
  const [name = '', given, ...more] = part
    .replace(title, '')
    .split(/\s*,\s*/)
    .filter((one, i) => i === 0 || !credentials.test(one))
  if (given !== undefined)
    return more.length === 0 && !organisation.test(given) ? { family: name, given } : { literal: part }
  const words = wordsOf(name)
  if (!isPerson(words) || isOrganisation(name)) return { literal: part }
  const [first = '', second = ''] = words
  // As lists of medicine have it: `Huberty J`.
  if (words.length === 2 && /^\p{Lu}{1,2}$/u.test(second)) return { family: first, given: Array.from(second).join(' ') }
  const begins = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word))
  const at = begins > 0 ? begins : words.length - 1
  return { family: words.slice(at).join(' '), given: words.slice(0, at).join(' ') }
}

/** Two or three words beside initials, or four with a particle. */
function isPerson(words: readonly string[]): boolean {
  const full = words.filter(word => !/^\p{Lu}\.$/u.test(word)).length
  return words.length > 1 && (full < 4 || (full === 4 && words.some(isParticle))) && words.every(isNameWord)
}

/** Without degrees, which stand in capitals behind a name that does not. */
function wordsOf(name: string): string[] {
  const words = name.split(/\s+/)
  const last = words.findLastIndex(word => !/^[A-Z]{2,6}$/.test(word))
  return last < 1 ? words : words.slice(0, last + 1)
}

const isParticle = (word: string) => particle.test(word)
const isNameWord = (word: string) => isParticle(word) || /^[^\p{Ll}\p{Script=Han}&]/u.test(word)
