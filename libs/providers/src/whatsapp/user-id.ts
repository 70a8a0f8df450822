/** A business-scoped user id (PROVIDERS.md section 1.4): a country, a dot, up to 128 characters. Stands where a number would. */
export const isWhatsappUserId = (address: string): boolean => /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(address);
