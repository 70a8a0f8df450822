import { greeting, shop, signature, systemTemplate, wayOut } from './system-template.js';

/** Marketing by occasion: birthday, anniversary, a purchase, a long absence. Each says how to stop it. */
export const occasionTemplates = [
  systemTemplate({
    trigger: 'birthday',
    category: 'marketing',
    name: { en: 'Birthday greeting', es: 'Felicitación de cumpleaños' },
    en: {
      subject: 'Happy birthday{{#if customer.firstName}}, {{customer.firstName}}{{/if}}!',
      email: `${greeting.en}\n\nHappy birthday! All of us here wish you a lovely day.\n\nCome by this week and say hello: we would love to celebrate with you.\n${signature}\n${wayOut.en.email}`,
      sms: `${shop}Happy birthday{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Drop by this week and say hello. ${wayOut.en.short}`,
      whatsapp: `🎂 Happy birthday{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! All of us{{#if hub.name}} at {{hub.name}}{{/if}} wish you a lovely day. Drop by this week and say hello.\n\n${wayOut.en.short}`,
    },
    es: {
      subject: '¡Feliz cumpleaños{{#if customer.firstName}}, {{customer.firstName}}{{/if}}!',
      email: `${greeting.es}\n\n¡Feliz cumpleaños! Todo el equipo te desea un día estupendo.\n\nPásate esta semana a saludarnos: nos encantará celebrarlo contigo.\n${signature}\n${wayOut.es.email}`,
      sms: `${shop}¡Feliz cumpleaños{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Ven esta semana a saludarnos. ${wayOut.es.short}`,
      whatsapp: `🎂 ¡Feliz cumpleaños{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Todo el equipo{{#if hub.name}} de {{hub.name}}{{/if}} te desea un día estupendo. Pásate esta semana a saludarnos.\n\n${wayOut.es.short}`,
    },
  }),
  systemTemplate({
    trigger: 'anniversary',
    category: 'marketing',
    name: { en: 'Customer anniversary', es: 'Aniversario como cliente' },
    en: {
      subject: '{{#if event.years}}{{plural event.years "# year" "# years"}} together: thank you!{{else}}Another year together: thank you!{{/if}}',
      email: `${greeting.en}\n\n{{#if event.years}}It is {{plural event.years "# year" "# years"}} since your first visit.{{else}}Another year has gone by since your first visit.{{/if}} Thank you for coming back to us all this time.\n${signature}\n${wayOut.en.email}`,
      sms: `${shop}{{#if event.years}}{{plural event.years "# year" "# years"}}{{else}}Another year{{/if}} together! Thank you{{#if customer.firstName}}, {{customer.firstName}}{{/if}}. ${wayOut.en.short}`,
      whatsapp: `🎉 {{#if event.years}}{{plural event.years "# year" "# years"}}{{else}}Another year{{/if}} together! Thank you{{#if customer.firstName}}, {{customer.firstName}}{{/if}}, for coming back to us all this time.\n\n${wayOut.en.short}`,
    },
    es: {
      subject: '{{#if event.years}}{{plural event.years "# año" "# años"}} juntos: ¡gracias!{{else}}Otro año juntos: ¡gracias!{{/if}}',
      email: `${greeting.es}\n\n{{#if event.years}}Hace {{plural event.years "# año" "# años"}} de tu primera visita.{{else}}Ha pasado otro año desde tu primera visita.{{/if}} Gracias por seguir confiando en nosotros.\n${signature}\n${wayOut.es.email}`,
      sms: `${shop}¡{{#if event.years}}{{plural event.years "# año" "# años"}}{{else}}Otro año{{/if}} juntos! Gracias{{#if customer.firstName}}, {{customer.firstName}}{{/if}}. ${wayOut.es.short}`,
      whatsapp: `🎉 ¡{{#if event.years}}{{plural event.years "# año" "# años"}}{{else}}Otro año{{/if}} juntos! Gracias{{#if customer.firstName}}, {{customer.firstName}}{{/if}}, por seguir confiando en nosotros.\n\n${wayOut.es.short}`,
    },
  }),
  systemTemplate({
    trigger: 'post_sale',
    category: 'marketing',
    name: { en: 'After a purchase', es: 'Después de una compra' },
    en: {
      subject: 'Thank you for your purchase',
      email: `${greeting.en}\n\nThank you for your purchase{{#if event.total}} of {{money event.total}}{{/if}}. If anything is not right, reply to this email and we will sort it out.\n\n{{#if event.receiptUrl}}\n[See your receipt]({{event.receiptUrl}})\n{{/if}}\n${signature}\n${wayOut.en.email}`,
      sms: `${shop}Thank you for your purchase{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Anything not right? Let us know. ${wayOut.en.short}`,
      whatsapp: `Thank you for your purchase{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! If anything is not right, write to us here and we will sort it out.{{#if event.receiptUrl}}\n\nYour receipt: {{event.receiptUrl}}{{/if}}\n\n${wayOut.en.short}`,
    },
    es: {
      subject: 'Gracias por tu compra',
      email: `${greeting.es}\n\nGracias por tu compra{{#if event.total}} de {{money event.total}}{{/if}}. Si algo no está bien, responde a este correo y lo arreglamos.\n\n{{#if event.receiptUrl}}\n[Ver tu recibo]({{event.receiptUrl}})\n{{/if}}\n${signature}\n${wayOut.es.email}`,
      sms: `${shop}¡Gracias por tu compra{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Si algo no va bien, avisa. ${wayOut.es.short}`,
      whatsapp: `¡Gracias por tu compra{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Si algo no está bien, escríbenos por aquí y lo arreglamos.{{#if event.receiptUrl}}\n\nTu recibo: {{event.receiptUrl}}{{/if}}\n\n${wayOut.es.short}`,
    },
  }),
  systemTemplate({
    trigger: 'inactivity',
    category: 'marketing',
    name: { en: 'We miss you', es: 'Te echamos de menos' },
    en: {
      subject: 'It has been a while{{#if customer.firstName}}, {{customer.firstName}}{{/if}}',
      email: `${greeting.en}\n\nIt has been a while since your last visit, and we would love to see you again.\n\nReply to this email if there is anything we can help with, or simply drop by.\n${signature}\n${wayOut.en.email}`,
      sms: `${shop}It has been a while{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! We would love to see you again. ${wayOut.en.short}`,
      whatsapp: `It has been a while{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! We would love to see you again{{#if hub.name}} at {{hub.name}}{{/if}}. Write to us here, or simply drop by.\n\n${wayOut.en.short}`,
    },
    es: {
      subject: 'Hace tiempo que no te vemos{{#if customer.firstName}}, {{customer.firstName}}{{/if}}',
      email: `${greeting.es}\n\nHace tiempo que no nos visitas y nos encantaría volver a verte.\n\nResponde a este correo si podemos ayudarte en algo, o pásate cuando quieras.\n${signature}\n${wayOut.es.email}`,
      sms: `${shop}¡Hace tiempo que no te vemos{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Ven cuando quieras. ${wayOut.es.short}`,
      whatsapp: `¡Hace tiempo que no te vemos{{#if customer.firstName}}, {{customer.firstName}}{{/if}}! Nos encantará volver a verte{{#if hub.name}} en {{hub.name}}{{/if}}. Escríbenos por aquí o pásate cuando quieras.\n\n${wayOut.es.short}`,
    },
  }),
];
