import type { Check } from '../domain/claim.ts'

const causes = /\b(?:caus(?:e|es|ed|ing)|leads? to|led to|results? in|resulted in)\b|导致|造成|引起|引发/iu
/** What says that one thing makes another, in any words. */
const makes =
  /\b(?:caus\w*|leads?|led|leading|results?|resulted|resulting|due|because|bring\w*|brought|make|makes|made|making|trigger\w*|induc\w*|produc\w*|provok\w*|driv(?:e|es|en|ing)|drove|contribut\w*|effects?|affect\w*|impact\w*|responsible|reason|thanks|owing|so that|thereby|therefore|thus|hence|via|through|by(?! (?:more|less|about|around|nearly|almost|over|up|roughly|only|just|as|an?|[$€£]?\d))|if|when|after|creat\w*|giv(?:e|es|ing)|gave|turn(?:s|ed)? into|trac(?:e|ed) to|attribut\w*|explain\w*|promot\w*|prevent\w*|mediat\w*|inhibit\w*|stimulat\w*|requir\w*)\b|因|使|令|让|致|造成|引|带来|促|源于|归|所以|从而|通过/iu

const requires = /\b(?:requir(?:e|es|ed|ing)|must|mandatory|has to|have to)\b|必须|要求|强制/iu
/** What says that something cannot do without something else, in any words. */
const requiresThere =
  /\b(?:requir\w*|needs?|needed|must|mandatory|mandat\w*|ha(?:s|ve|d) to|necessar\w*|essential|obligat\w*|compuls\w*|oblig\w*|shall|should|ought|only|unless|without|cannot|can['’]t|depend\w*|rel(?:y|ies)|crucial|vital|critical|demand\w*|need|insist\w*|expect\w*|enforc\w*|at least|minimum|no .{1,40} (?:without|unless|until))\b|须|要求|强制|需|应|不得|才/iu

/** That something is done is not that it has to be. */
export function compareRequirement(claim: string, sentence: string): Check[] {
  return requires.test(claim) && !requiresThere.test(sentence)
    ? [{ name: 'negation', result: 'unknown', reason: 'that it is required is not said there' }]
    : []
}

/** That things go together is not that one causes the other. */
export function compareCause(claim: string, sentence: string): Check[] {
  return causes.test(claim) && !makes.test(sentence)
    ? [{ name: 'negation', result: 'unknown', reason: 'the cause is not said there' }]
    : []
}
