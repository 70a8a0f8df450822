export function NewTemplateView() { return null; }
