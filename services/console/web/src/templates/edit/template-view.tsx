export function TemplateEditView() { return null; }
