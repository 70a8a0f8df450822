export * from './customer-projection/merge-customer.rules.js';
