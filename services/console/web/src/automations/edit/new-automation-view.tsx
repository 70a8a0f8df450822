export function NewAutomationView() { return null; }
