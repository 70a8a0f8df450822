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
      subject: 'Booking confirmed: {{date event.startsAt}} at {{time event.startsAt}}',
      email: `${greeting.en}\n\nYour booking is confirmed for {{date event.startsAt style="full"}} at {{time event.startsAt}}.${detailsEn}\n\nNeed to change it? Reply to this email.\n${signature}`,
      sms: `${shop}Your booking is confirmed: {{date event.startsAt}} at {{time event.startsAt}}. See you then!`,
      whatsapp: `✅ ${greeting.en} your booking is confirmed for *{{date event.startsAt style="full"}}* at *{{time event.startsAt}}*.${detailsEn}\n\nNeed to change it? Write to us here.`,
    },
    es: {
      subject: 'Reserva confirmada: {{date event.startsAt}}, {{time event.startsAt}}',
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
      subject: 'See you on {{date event.startsAt style="monthDay"}} at {{time event.startsAt}}',
      email: `${greeting.en}\n\nA quick reminder: we look forward to seeing you on {{date event.startsAt style="day"}} at {{time event.startsAt}}.${detailsEn}\n\nCannot make it? Reply to this email and we will find another time.\n${signature}`,
      sms: `${shop}See you on {{date event.startsAt style="monthDay"}} at {{time event.startsAt}}. Cannot make it? Please let us know.`,
      whatsapp: `⏰ ${greeting.en} see you on *{{date event.startsAt style="day"}}* at *{{time event.startsAt}}*.${detailsEn}\n\nCannot make it? Write to us here.`,
    },
    es: {
      subject: 'Te esperamos el {{date event.startsAt style="monthDay"}} a las {{time event.startsAt}}',
      email: `${greeting.es}\n\nTe recordamos tu cita: {{date event.startsAt style="day"}}, a las {{time event.startsAt}}.${detailsEs}\n\n¿No puedes venir? Responde a este correo y buscamos otra hora.\n${signature}`,
      sms: `${shop}Te esperamos el {{date event.startsAt style="monthDay"}} a las {{time event.startsAt}}. Si no puedes venir, avisa, por favor.`,
      whatsapp: `⏰ ${greeting.es} te recordamos tu cita: *{{date event.startsAt style="day"}}*, a las *{{time event.startsAt}}*.${detailsEs}\n\n¿No puedes venir? Escríbenos por aquí.`,
    },
  }),
  systemTemplate({
    trigger: 'post_appointment',
    category: 'custom',
    name: { en: 'After an appointment', es: 'Después de la cita' },
    en: {
      subject: 'Thank you for your visit',
      email: `${greeting.en}\n\nThank you for coming in{{#if event.startsAt}} on {{date event.startsAt style="monthDay"}}{{/if}}{{#if event.staff}}. It was a pleasure for {{event.staff}} to look after you{{/if}}.\n\nIs there anything we could have done better? Reply to this email: we read every answer.\n${signature}`,
      sms: `${shop}Thank you for coming in{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Anything we could have done better? Let us know.`,
      whatsapp: `${greeting.en} thank you for coming in! Is there anything we could have done better? Write to us here: we read every answer.`,
    },
    es: {
      subject: 'Gracias por tu visita',
      email: `${greeting.es}\n\nGracias por tu visita{{#if event.startsAt}} del {{date event.startsAt style="monthDay"}}{{/if}}{{#if event.staff}}. Para {{event.staff}} fue un placer atenderte{{/if}}.\n\n¿Hay algo que podamos mejorar? Responde a este correo: leemos todas las respuestas.\n${signature}`,
      sms: `${shop}¡Gracias por tu visita{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Si podemos mejorar algo, cuéntanos.`,
      whatsapp: `${greeting.es} gracias por tu visita. ¿Hay algo que podamos mejorar? Escríbenos por aquí: leemos todas las respuestas.`,
    },
  }),
];
