import type { ProviderFailure } from '../../port.js';
import { day, failureOf, minute, unknownCode, vendorCodes } from '../../vendor-call/vendor-codes.js';

const inTemplate = 'Correct the template at Meta or its parameters here.';
const inTemplateEs = 'Corrige la plantilla en Meta o sus parámetros aquí.';

/**
 * Meta's error codes (PROVIDERS.md section 1.2), in the answer to a send or later in `statuses[].errors[]`: the code
 * alone decides, says Meta; the HTTP status of one code differs from document to document. What that table does not
 * have: 17, 104 and 803 stand in the examples of Meta's OpenAPI description (v23.0); 32, 613 and 80008 on its page “Rate
 * Limits” of the Graph API, 102 and 341 on its page “Error handling”; 131062 on its page on business-scoped user ids (8x8 tells
 * the same of its own users); 131030 with its words in answers that developers have published (heyoo, issue 40).
 */
export const metaCodes = vendorCodes([
  ['1 2 131000 131016 133004', 'TRANSIENT', 'WhatsApp had a failure of its own; we try again.', 'WhatsApp tuvo un fallo propio; lo volvemos a intentar.'],
  ['4 17 32 341 613 80007 80008', 'RATE_LIMIT', 'The account calls WhatsApp too often; we wait some minutes.', 'La cuenta llama demasiado a WhatsApp; esperamos unos minutos.', { waitMs: 5 * minute }],
  ['130429', 'RATE_LIMIT', 'The number sends faster than WhatsApp allows; we slow down.', 'El número envía más rápido de lo que permite WhatsApp; reducimos el ritmo.', { waitMs: 1000 }],
  ['131056', 'RATE_LIMIT', 'Too many messages to this person in a short time; this one waits.', 'Demasiados mensajes a esta persona en poco tiempo; este espera.', { backoff: 'pair', policy: { scope: 'recipient' } }],
  ['131057 2494100', 'TRANSIENT', 'WhatsApp is upgrading the number; we try again in a minute.', 'WhatsApp está actualizando el número; lo intentamos en un minuto.', { waitMs: minute }],
  ['131048 131064', 'ACCOUNT', 'WhatsApp restricts the number because people reported messages; marketing pauses. See the quality of the number at Meta.', 'WhatsApp limita el número porque hubo denuncias; la publicidad se detiene. Revisa la calidad del número en Meta.', { policy: { scope: 'marketing', alert: true } }],
  ['131049', 'DEFER', 'WhatsApp shows this person no more marketing today; we try again tomorrow.', 'WhatsApp no muestra hoy más publicidad a esta persona; lo intentamos mañana.', { waitMs: day }],
  ['130472', 'CONTENT', 'The person is in an experiment of Meta without marketing; this message is dropped. Use another channel if it matters.', 'La persona está en un experimento de Meta sin publicidad; este mensaje se descarta. Usa otro canal si es importante.'],
  ['131026', 'RECIPIENT', 'The person is not on WhatsApp, has an old version or has not accepted its terms; use another channel.', 'La persona no está en WhatsApp, usa una versión antigua o no aceptó sus condiciones; usa otro canal.', { policy: { suppressForMs: 30 * day } }],
  ['131021', 'RECIPIENT', 'The number is the shop’s own; correct it in the customer’s record.', 'El número es el del propio negocio; corrígelo en la ficha del cliente.'],
  ['130403', 'RECIPIENT', 'The shop has blocked this person on WhatsApp; unblock them there to write to them.', 'El negocio bloqueó a esta persona en WhatsApp; desbloquéela allí para escribirle.'],
  ['131050', 'OPT_OUT', 'The person switched off this shop’s marketing in WhatsApp; only they can switch it on.', 'La persona desactivó la publicidad de este negocio en WhatsApp; solo ella puede activarla.'],
  ['131047', 'WINDOW', 'The person last wrote more than 24 hours ago: choose an approved template of yours at Meta for this message.', 'La persona escribió hace más de 24 horas: elige para este mensaje una plantilla tuya aprobada en Meta.'],
  ['132000 132012 132018', 'CONTENT', `The template has other parameters than were sent. ${inTemplate}`, `La plantilla tiene otros parámetros que los enviados. ${inTemplateEs}`],
  ['132001', 'CONTENT', 'The template does not exist in this language, or is not approved; choose another in the template.', 'La plantilla no existe en este idioma o no está aprobada; elige otra en la plantilla.'],
  ['132005', 'CONTENT', 'The text is too long with its values filled in; shorten the values.', 'El texto es demasiado largo con sus valores; acorta los valores.'],
  ['132007', 'CONTENT', 'The template breaks a rule of WhatsApp. Change it at Meta.', 'La plantilla incumple una norma de WhatsApp. Cámbiala en Meta.'],
  ['132015', 'CONTENT', 'WhatsApp paused the template for its low quality; it may come back. Use another meanwhile.', 'WhatsApp pausó la plantilla por su baja calidad; puede volver. Usa otra mientras tanto.', { policy: { alert: true } }],
  ['132016', 'CONTENT', 'WhatsApp disabled the template for good; write a new one.', 'WhatsApp desactivó la plantilla para siempre; escribe una nueva.', { policy: { alert: true } }],
  ['132068 132069', 'CONTENT', 'The flow behind the template is blocked or throttled; see it at Meta.', 'El flujo de la plantilla está bloqueado o limitado; revísalo en Meta.'],
  ['131055 134100 134102', 'CONTENT', 'The template cannot go the way that Meta has set for this account’s marketing; see the account’s settings at Meta.', 'La plantilla no puede enviarse por la vía que Meta tiene puesta para la publicidad de esta cuenta; revisa sus ajustes en Meta.'],
  ['134101', 'TRANSIENT', 'Meta is still taking on the new template; we try again in ten minutes.', 'Meta aún está incorporando la plantilla nueva; lo intentamos en diez minutos.', { waitMs: 10 * minute }],
  ['134011', 'CONTENT', 'The template asks for a payment, and the terms for payments are not accepted; accept them at Meta or use another template.', 'La plantilla pide un pago y las condiciones de pagos no están aceptadas; acéptalas en Meta o usa otra plantilla.'],
  ['131062', 'CONTENT', 'WhatsApp takes this kind of message by phone number only, and the person’s is not known; ask for it, or use another template.', 'WhatsApp solo admite este tipo de mensaje por número de teléfono, y no se conoce el de la persona; pídeselo o usa otra plantilla.'],
  ['131063', 'CONTENT', 'Marketing templates must go another way for this number; see the number’s settings at Meta.', 'Las plantillas de publicidad deben enviarse de otro modo con este número; revisa tus ajustes en Meta.'],
  ['100 131008 131009 135000', 'CONTENT', 'WhatsApp refuses a value of the message; check number, language and parameters.', 'WhatsApp rechaza un valor del mensaje; revisa número, idioma y parámetros.'],
  ['131051 131052 131053', 'CONTENT', 'WhatsApp does not take this kind of message or file; use a text, or another file in the template.', 'WhatsApp no admite este tipo de mensaje o archivo; usa un texto u otro archivo en la plantilla.'],
  ['0 102 104 190', 'ACCOUNT', 'The token has expired or is wrong; make a system-user token at Meta and enter it in the settings.', 'El token caducó o es incorrecto; crea uno de usuario del sistema en Meta e introdúcelo en los ajustes.'],
  ['3 10 200-299 131005', 'ACCOUNT', 'The token lacks a permission; it needs whatsapp_business_messaging and whatsapp_business_management.', 'Al token le falta un permiso; necesita whatsapp_business_messaging y whatsapp_business_management.'],
  ['33 803', 'ACCOUNT', 'The phone number ID does not exist or was deleted; correct it in the settings.', 'El identificador del número no existe o se borró; corrígelo en los ajustes.'],
  ['131037', 'ACCOUNT', 'The number’s display name is not approved; see it at Meta.', 'El nombre visible del número no está aprobado; revísalo en Meta.'],
  ['131042', 'ACCOUNT', 'Meta cannot charge for messages; correct the payment method there.', 'Meta no puede cobrar los mensajes; corrige allí el método de pago.'],
  ['131030', 'ACCOUNT', 'Meta’s test number reaches only the few numbers entered there; connect a number of your own, or enter this one at Meta.', 'El número de prueba de Meta solo llega a los pocos números anotados allí; conecta un número propio o añade este en Meta.'],
  ['131045 133000 133005 133006 133008-133010 133015 133016', 'ACCOUNT', 'The number is not registered for the Cloud API; register it at Meta.', 'El número no está registrado en la Cloud API; regístralo en Meta.'],
  ['368 131031', 'ACCOUNT', 'Meta has restricted or locked the account; see why at Meta.', 'Meta limitó o bloqueó la cuenta; consulta el motivo en Meta.'],
  ['130497', 'RECIPIENT', 'WhatsApp lets this business not write to this country; use another channel there.', 'WhatsApp no permite a este negocio escribir a este país; usa allí otro canal.', { policy: { alert: true } }],
]);

/** A code in an answer or in a status; one that is not known is what Meta says of it, if it says. */
export function classifyMetaError(code: string, detail: string, isTransient?: unknown): ProviderFailure {
  const known = metaCodes.get(code);
  if (known !== undefined) return failureOf(known, code, detail);
  return isTransient === true ? { class: 'TRANSIENT', code, detail } : { ...unknownCode, code, detail };
}
