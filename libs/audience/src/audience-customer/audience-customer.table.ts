import { defineEntity, hubWall, p } from '@messaging/persistence';

/** Equal addresses have equal hashes; two channels' never are (`addressHash`, its first 128 bits: 16 bytes a row). */
const hash = () => p.uuid().nullable();

/** What filters ask of a customer, in a row narrow enough to be read by the million (a factory, as all entities). */
export const audienceCustomerEntity = () =>
  defineEntity({
    name: 'AudienceCustomer',
    tableName: 'audience_customer',
    ...hubWall,
    primaryKeys: ['hubId', 'customerId'],
    properties: {
      hubId: p.text().primary(),
      customerId: p.text().primary(),
      revision: p.bigint('number'),
      createdAt: p.datetime(3),
      isDeleted: p.boolean().default(false),
      firstName: p.text().nullable(),
      lastName: p.text().nullable(),
      email: p.text().nullable(),
      phone: p.text().nullable(),
      whatsapp: p.text().nullable(),
      locale: p.text().nullable(),
      timeZone: p.text().nullable(),
      country: p.text().nullable(),
      loyaltyTier: p.text().nullable(),
      birthday: p.text().nullable(),
      customerSinceAt: p.datetime(3).nullable(),
      customerSinceDay: p.text().nullable(),
      lastVisitAt: p.datetime(3).nullable(),
      lastVisitDay: p.text().nullable(),
      totalSpent: p.decimal('string').columnType('numeric').nullable(),
      tags: p.array().columnType('text[]').nullable(),
      attributes: p.json().nullable(),
      emailConsent: p.boolean().nullable(),
      emailConsentAt: p.datetime(3).nullable(),
      emailConsentSource: p.text().nullable(),
      smsConsent: p.boolean().nullable(),
      smsConsentAt: p.datetime(3).nullable(),
      smsConsentSource: p.text().nullable(),
      whatsappConsent: p.boolean().nullable(),
      whatsappConsentAt: p.datetime(3).nullable(),
      whatsappConsentSource: p.text().nullable(),
      /** The ERP gave something for the channel; without a hash beside it, it cannot be used. */
      hasEmail: p.boolean().default(false),
      hasSms: p.boolean().default(false),
      hasWhatsapp: p.boolean().default(false),
      emailHash: hash(),
      smsHash: hash(),
      whatsappHash: hash(),
      /** Another customer of the hub has, or had, the same address: only these can be duplicates. */
      emailShared: p.boolean().default(false),
      smsShared: p.boolean().default(false),
      whatsappShared: p.boolean().default(false),
    },
    indexes: [
      { name: 'audience_customer_email', properties: ['hubId', 'emailHash'], where: 'email_hash is not null' },
      { name: 'audience_customer_sms', properties: ['hubId', 'smsHash'], where: 'sms_hash is not null' },
      { name: 'audience_customer_whatsapp', properties: ['hubId', 'whatsappHash'], where: 'whatsapp_hash is not null' },
      { name: 'audience_customer_email_shared', properties: ['hubId', 'emailHash'], where: 'email_shared' },
      { name: 'audience_customer_sms_shared', properties: ['hubId', 'smsHash'], where: 'sms_shared' },
      { name: 'audience_customer_whatsapp_shared', properties: ['hubId', 'whatsappHash'], where: 'whatsapp_shared' },
    ],
  });
