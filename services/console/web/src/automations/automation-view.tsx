export function AutomationDetailView() { return null; }
