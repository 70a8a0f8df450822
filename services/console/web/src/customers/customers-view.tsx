export function CustomersView() { return null; }
