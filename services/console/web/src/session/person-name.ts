import type { TFunction } from 'i18next';

/** The first owner has no name before choosing one: services/console calls them so. */
export const isNameless = ({ name }: { readonly name: string }): boolean => name === 'Owner';

/** What somebody is called; who has no name yet, by the role. */
export const personName = (t: TFunction, person: { readonly name: string }): string => (isNameless(person) ? t('shell.roles.owner') : person.name);
