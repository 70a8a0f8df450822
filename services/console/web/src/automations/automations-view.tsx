export function AutomationsView() { return null; }
