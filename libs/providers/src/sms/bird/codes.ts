import { hour, vendorCodes } from '../../vendor-call/vendor-codes.js';

/**
 * Bird's reasons (PROVIDERS.md section 4.4): `error.code` of events, and of a refused send the code or name of the
 * error. The list is open.
 */
export const birdCodes = vendorCodes([
  ['invalid_destination SMSInvalidRecipient', 'RECIPIENT', 'The number is not valid or not in use; ask the customer for another.', 'El número no es válido o no está en uso; pide otro al cliente.'],
  ['landline_unreachable', 'RECIPIENT', 'The number is a landline that takes no SMS; ask for a mobile number.', 'El número es fijo y no recibe SMS; pide un móvil.'],
  ['unreachable', 'TRANSIENT', 'The phone was off or without coverage; we try again.', 'El teléfono estaba apagado o sin cobertura; lo volvemos a intentar.', { waitMs: hour, policy: { retriesMax: 2, strikes: 3 } }],
  ['provider_unavailable', 'TRANSIENT', 'The carrier could not be reached; we try again.', 'No se pudo contactar con el operador; lo volvemos a intentar.', { policy: { retriesMax: 2 } }],
  ['blocked_by_carrier content_rejected', 'CONTENT', 'The carrier refuses the text; reword it, without link shorteners and capitals.', 'El operador rechaza el texto; cámbialo, sin acortadores de enlaces ni mayúsculas.', { policy: { alert: true } }],
  ['blocked_by_recipient recipient_opted_out', 'OPT_OUT', 'The person does not want messages of this sender; only they can lift it.', 'La persona no quiere mensajes de este remitente; solo ella puede cambiarlo.'],
  ['sender_unregistered SMSSenderNotConfigured SMSNoEligibleSender SenderCategoryNotPermitted', 'ACCOUNT', 'The sender is not registered for this country or kind of message; register it at Bird or choose another in the settings.', 'El remitente no está registrado para este país o tipo de mensaje; regístralo en Bird o elige otro en los ajustes.'],
  ['insufficient_balance', 'ACCOUNT', 'The balance at Bird is used up; top it up.', 'Se agotó el saldo en Bird; recárgalo.'],
  ['blocked_by_fraud_protection', 'ACCOUNT', 'Bird’s fraud protection stopped the account; ask Bird to lift it.', 'La protección antifraude de Bird detuvo la cuenta; pide a Bird que la levante.'],
  ['unknown', 'AMBIGUOUS', 'The message failed and nobody says why; look at it at Bird before sending it again.', 'El mensaje falló sin explicación; revísalo en Bird antes de enviarlo de nuevo.'],
]);
