import { greeting, shop, signature, systemTemplate } from './system-template.js';

/** Each on a line of its own, where it is known. */
const detailsEn =
  '{{#if event.service}}\nService: {{event.service}}{{/if}}{{#if event.staff}}\nWith: {{event.staff}}{{/if}}{{#if event.location}}\nWhere: {{event.location}}{{/if}}';
const detailsEs =
  '{{#if event.service}}\nServicio: {{event.service}}{{/if}}{{#if event.staff}}\nCon: {{event.staff}}{{/if}}{{#if event.location}}\nLugar: {{event.location}}{{/if}}';

/** Appointments and bookings, which share their triggers; only `startsAt` is sure to be there (API.md section 4). */
export const bookingTemplates = [
  systemTemplate({
    trigger: 'booking_confirmed',
    category: 'booking_confirmation',
    name: { en: 'Booking confirmed', es: 'Reserva confirmada' },
    en: {
      subject: 'Confirmed: {{date event.startsAt}} at {{time event.startsAt}}',
      email: `${greeting.en}\n\nYour booking is confirmed for {{date event.startsAt style="full"}} at {{time event.startsAt}}.${detailsEn}\n\nNeed to change it? Reply to this email.\n${signature}`,
      sms: `${shop}Your booking is confirmed: {{date event.startsAt}} at {{time event.startsAt}}. See you then!`,
      whatsapp: `✅ ${greeting.en} your booking is confirmed for *{{date event.startsAt style="full"}}* at *{{time event.startsAt}}*.${detailsEn}\n\nNeed to change it? Write to us here.`,
    },
    es: {
      subject: 'Confirmada: {{date event.startsAt}}, {{time event.startsAt}}',
      email: `${greeting.es}\n\nTu reserva está confirmada: {{date event.startsAt style="full"}}, a las {{time event.startsAt}}.${detailsEs}\n\n¿Necesitas cambiarla? Responde a este correo.\n${signature}`,
      sms: `${shop}Reserva confirmada: {{date event.startsAt}} a las {{time event.startsAt}}. ¡Te esperamos!`,
      whatsapp: `✅ ${greeting.es} tu reserva está confirmada: *{{date event.startsAt style="full"}}*, a las *{{time event.startsAt}}*.${detailsEs}\n\n¿Necesitas cambiarla? Escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'booking_reminder',
    category: 'appointment_reminder',
    name: { en: 'Booking reminder', es: 'Recordatorio de reserva' },
    en: {
      subject: 'Reminder: {{date event.startsAt}} at {{time event.startsAt}}',
      email: `${greeting.en}\n\nA short reminder: we expect you on {{date event.startsAt style="full"}} at {{time event.startsAt}}.${detailsEn}\n\nCannot make it? Reply to this email and we will find another time.\n${signature}`,
      sms: `${shop}Reminder: we expect you on {{date event.startsAt}} at {{time event.startsAt}}. Cannot make it? Let us know.`,
      whatsapp: `⏰ ${greeting.en} a short reminder: we expect you on *{{date event.startsAt style="full"}}* at *{{time event.startsAt}}*.${detailsEn}\n\nCannot make it? Write to us here.`,
    },
    es: {
      subject: 'Recordatorio: {{date event.startsAt}}, {{time event.startsAt}}',
      email: `${greeting.es}\n\nTe recordamos tu cita: {{date event.startsAt style="full"}}, a las {{time event.startsAt}}.${detailsEs}\n\n¿No puedes venir? Responde a este correo y buscamos otra hora.\n${signature}`,
      sms: `${shop}Te esperamos el {{date event.startsAt}} a las {{time event.startsAt}}. Si no puedes venir, avisa.`,
      whatsapp: `⏰ ${greeting.es} te recordamos tu cita: *{{date event.startsAt style="full"}}*, a las *{{time event.startsAt}}*.${detailsEs}\n\n¿No puedes venir? Escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'post_appointment',
    category: 'custom',
    name: { en: 'After an appointment', es: 'Después de la cita' },
    en: {
      subject: 'Thank you for your visit',
      email: `${greeting.en}\n\nThank you for your visit{{#if event.staff}} with {{event.staff}}{{/if}} on {{date event.startsAt}}. We hope everything was to your liking.\n\nAnything we could do better? Reply to this email: it helps us.\n${signature}`,
      sms: `${shop}Thank you for your visit{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Anything we could do better? Let us know.`,
      whatsapp: `${greeting.en} thank you for your visit{{#if event.staff}} with {{event.staff}}{{/if}}! Anything we could do better? Write to us here: it helps us.`,
    },
    es: {
      subject: 'Gracias por tu visita',
      email: `${greeting.es}\n\nGracias por tu visita{{#if event.staff}} con {{event.staff}}{{/if}} del {{date event.startsAt}}. Esperamos que todo haya sido de tu agrado.\n\n¿Podemos mejorar algo? Responde a este correo: nos ayuda.\n${signature}`,
      sms: `${shop}¡Gracias por tu visita{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Si podemos mejorar algo, nos ayuda saberlo.`,
      whatsapp: `${greeting.es} gracias por tu visita{{#if event.staff}} con {{event.staff}}{{/if}}. ¿Podemos mejorar algo? Escríbenos por aquí: nos ayuda.`,
    },
  }),
];
