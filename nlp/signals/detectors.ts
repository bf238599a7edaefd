// Red flags that have a shape rather than words. A signal file names one of these as its `detector`.
import type { Knowledge } from '../knowledge/types.ts';
import type { Entity, Link, NormalText, Span } from '../types.ts';

export type Detector = (
  text: NormalText,
  entities: readonly Entity[],
  knowledge: Pick<Knowledge, 'officialDomains' | 'genuineDomains' | 'brands' | 'shorteners'>,
) => readonly Span[];

const nothing: readonly Span[] = [];

const byLink =
  (test: (link: Link, knowledge: Parameters<Detector>[2]) => boolean): Detector =>
  (_text, entities, knowledge) =>
    entities.length === 0
      ? nothing
      : entities.filter((entity) => entity.kind === 'link' && test(entity.link, knowledge));

/** A brand's or a state body's name in an address that is not theirs. */
const lookAlikeAddress = byLink((link, knowledge) => {
  const { host, path } = link;
  const { brands } = knowledge;
  if (!isUnknown(link, knowledge)) return false;
  const letters = undressed(host + path);
  return brands.some((brand) => letters.includes(brand));
});

/** Cyrillic letters among Latin ones in one label, or the escaped form of such a name. */
const mixedAlphabetAddress = byLink(({ host }) =>
  host
    .split('.')
    .some((label) => (/[a-z]/.test(label) && /[\u0400-\u052f]/.test(label)) || label.startsWith('xn--')),
);

const shortenedAddress = byLink(({ domain }, { shorteners }) => domain !== null && shorteners.has(domain));

const messengerAddress = byLink(({ host }) =>
  /^(?:t|telegram|wa)\.(?:me|dog)$|^(?:chat|api)\.whatsapp\.com$/.test(host),
);

const unknownAddress = byLink(isUnknown);

const officialAddress = byLink(
  ({ host, domain }, { officialDomains }) =>
    domain !== null && (officialDomains.has(domain) || isUnder(host, officialDomains)),
);

const hiddenAddress = byLink(({ hidden }) => hidden);

const apkEnding = /\.apks?(?![\p{L}\p{N}])/gu;
const nameCharacter = /[\p{L}\p{N}_-]/u;
const longestName = 64;

const apkFile: Detector = ({ clean }) => {
  if (!clean.text.includes('.apk')) return nothing;
  return [...clean.text.matchAll(apkEnding)].map(({ 0: ending, index }) => {
    let start = index;
    while (start > Math.max(0, index - longestName) && nameCharacter.test(clean.text[start - 1]!)) start--;
    return { start: clean.starts[start]!, end: clean.ends[index + ending.length - 1]! };
  });
};

const neighbours = new Set(['KZ', 'RU', null]);

const byEntity =
  (test: (entity: Entity) => boolean): Detector =>
  (_text, entities) =>
    entities.length === 0 ? nothing : entities.filter(test);

const foreignPhone = byEntity((entity) => entity.kind === 'phone' && !neighbours.has(entity.country));

const cardNumber = byEntity(({ kind }) => kind === 'card' || kind === 'iban');

const oneTimeCode = byEntity(({ kind }) => kind === 'code');

export const detectors: ReadonlyMap<string, Detector> = new Map([
  ['look-alike-address', lookAlikeAddress],
  ['mixed-alphabet-address', mixedAlphabetAddress],
  ['shortened-address', shortenedAddress],
  ['messenger-address', messengerAddress],
  ['unknown-address', unknownAddress],
  ['official-address', officialAddress],
  ['hidden-address', hiddenAddress],
  ['apk-file', apkFile],
  ['foreign-phone', foreignPhone],
  ['card-number', cardNumber],
  ['one-time-code', oneTimeCode],
]);

/** A registered name that is neither an official nor a well-known one. */
function isUnknown(
  { host, domain }: Link,
  { officialDomains, genuineDomains }: Parameters<Detector>[2],
): boolean {
  return (
    domain !== null &&
    !genuineDomains.has(domain) &&
    !officialDomains.has(domain) &&
    !isUnder(host, officialDomains)
  );
}

function isUnder(host: string, domains: ReadonlySet<string>): boolean {
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    if (domains.has(host.slice(dot + 1))) return true;
  }
  return domains.has(host);
}

const drawnAlike: ReadonlyMap<string, string> = new Map(
  [...'асеорхукмтвіѕ013457'].map((letter, i) => [letter, [...'aceopxykmtbisoieast'][i]!]),
);

/** An address as the eye reads it: only letters, look-alikes as what they pass for, rn as m, vv as w. */
function undressed(address: string): string {
  return [...address]
    .map((character) => drawnAlike.get(character) ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/[^\p{L}]/gu, '');
}
