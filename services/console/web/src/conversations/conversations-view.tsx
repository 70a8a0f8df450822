export function ConversationsView() { return null; }
