export const audience = {
  all: 'All of these', any: 'Any of these', field: 'What', operator: 'How', value: 'Value', remove: 'Remove', addRule: 'Condition', addGroup: 'Group', combinator: 'All or any', days: 'days', lacks: { condition: 'Add a condition.', value: 'Enter the value of each condition.' },
  fields: { firstName: 'First name', lastName: 'Last name', email: 'Email', phone: 'Phone', country: 'Country', locale: 'Language', loyaltyTier: 'Loyalty tier', tags: 'Tags', totalSpent: 'Spent in total', lastVisitAt: 'Last visit', customerSince: 'Customer since' },
  eventFields: { service: 'Service of the visit', staff: 'Who serves them', location: 'Place of the visit', total: 'Total of the purchase', fromTier: 'Tier before', toTier: 'Tier now', fromStage: 'Stage before', toStage: 'Stage now', subject: 'Subject of the request' },
  operators: { is: 'is', isNot: 'is not', less: 'less than', more: 'more than', atMost: 'at most', atLeast: 'at least', contains: 'contains', doesNotContain: 'does not contain', beginsWith: 'begins with', null: 'is not known', notNull: 'is known', longerAgo: 'longer ago than', within: 'within the last' },
} as const;
