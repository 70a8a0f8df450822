export * from './customer-address/address-hash.js';
export * from './customer-address/address.rules.js';
export * from './customer-projection/merge-customer.rules.js';
