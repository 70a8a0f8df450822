/** Complaints about data as libs/contracts says them (`say-issue.rules.ts`), with their Spanish; `$1` is what stands there. */
const spanish: readonly (readonly [english: RegExp, spanish: string])[] = [
  [/^is required$/, 'hace falta'],
  [/^must be text, not (.*)$/, 'tiene que ser un texto, no $1'],
  [/^must be (a number|a whole number|true or false|an object|a list|a time), not (.*)$/, 'tiene que ser $1, no $2'],
  [/^must be (an email address|a URL|a UUID|base64)$/, 'tiene que ser $1'],
  [/^must be a (?:time as RFC 3339 writes it|time such as (\S+))$/, 'tiene que ser una fecha con hora, como $1'],
  [/^must be a day such as (\S+)$/, 'tiene que ser un día, como $1'],
  [/^must be a time of day such as (\S+)$/, 'tiene que ser una hora, como $1'],
  [/^must be an ISO 8601 duration such as (\S+)$/, 'tiene que ser una duración ISO 8601, como $1'],
  [/^must be a number such as (\S+)$/, 'tiene que ser un número, como $1'],
  [/^must match (.*)$/, 'tiene que seguir la forma $1'],
  [/^must not be empty$/, 'no puede estar vacío'],
  [/^must have (at least|more than|at most|less than|exactly) (\S+) characters?$/, 'tiene que tener $1 $2 caracteres'],
  [/^must hold (at least|more than|at most|less than|exactly) (\S+) items?$/, 'tiene que llevar $1 $2 elementos'],
  [/^must be (at least|more than|at most|less than|exactly) (\S+)$/, 'tiene que ser $1 $2'],
  [/^must be a multiple of (\S+)$/, 'tiene que ser múltiplo de $1'],
  [/^YYYY-MM-DD or --MM-DD$/, 'AAAA-MM-DD o --MM-DD'],
  [/^must begin with a day, YYYY-MM-DD$/, 'tiene que empezar por un día, AAAA-MM-DD'],
  [/^must be an IANA time zone such as (\S+)$/, 'tiene que ser una zona horaria IANA, como $1'],
  [/^must lie between the years (\d+) and (\d+)$/, 'tiene que estar entre los años $1 y $2'],
  [/^must lie between the years (\d+) and (\d+), at most (\d+) hours from UTC$/, 'tiene que estar entre los años $1 y $2, a $3 horas de UTC como mucho'],
  [/^must be (".*|one of .*)$/, 'tiene que ser $1'],
  [/^has unknown fields: (.*)$/, 'lleva campos que no se conocen: $1'],
  [/^has none of the forms that are allowed$/, 'no tiene ninguna de las formas permitidas'],
  [/^has a name in it that is not allowed$/, 'lleva un nombre que no se permite'],
  [/^has a value in it that is not allowed$/, 'lleva un valor que no se permite'],
  [/^does not have the form that is needed$/, 'no tiene la forma necesaria'],
  [/^is not valid$/, 'no es válido'],
  [/^is a day that no year has$/, 'es un día que no tiene ningún año'],
  [/^holds U\+0000, half a surrogate pair or the key __proto__\.$/, 'lleva U+0000, medio par sustituto o la clave __proto__.'],
  [/^1 to (\d+) of A-Z a-z 0-9 \. _ : -$/, 'de 1 a $1 letras sin acento, cifras o los signos . _ : -'],
  [/^Nobody here knows events of type (\S+?)\.?$/, 'Aquí nadie conoce avisos del tipo $1.'],
];

const words: Readonly<Record<string, string>> = {
  'a number': 'un número', 'a whole number': 'un número entero', 'true or false': 'true o false', 'an object': 'un objeto', 'a list': 'una lista', 'a time': 'una fecha con hora', text: 'un texto', 'a fraction': 'una fracción', null: 'null',
  'an email address': 'un correo', 'a URL': 'una URL', 'a UUID': 'un UUID', base64: 'base64', 'at least': 'al menos', 'more than': 'más de', 'at most': 'como mucho', 'less than': 'menos de', exactly: 'exactamente',
};

/** What stands in a complaint: values as they are, our own words in Spanish. */
const partOf = (part: string | undefined): string => (part === undefined ? '2026-12-05T08:30:00Z' : (words[part] ?? part.replace(/^one of /, 'uno de ').replace(/ or (?=\S+$)/, ' o ')));

function complaintInSpanish(complaint: string): string {
  for (const [english, said] of spanish) {
    const found = english.exec(complaint);
    if (found) return said.replaceAll(/\$(\d)/g, (_, place: string) => partOf(found[Number(place)]));
  }
  return complaint;
}

/**
 * `customer.updated: /customer/email: is required; /total: …` in Spanish: types and places as the ERP's programmers call
 * them; what nobody here knows stays as it is.
 */
export const detailInSpanish = (detail: string): string =>
  detail
    .split(/; (?=\/)/)
    .map((one) => {
      const [, place = '', complaint = one] = /^((?:[\w.]+: )?(?:\/\S*: )?)([\s\S]*)$/.exec(one) ?? [];
      return place + complaintInSpanish(complaint);
    })
    .join('; ');
