export const customers = { none: 'Nobody by that name' } as const;
