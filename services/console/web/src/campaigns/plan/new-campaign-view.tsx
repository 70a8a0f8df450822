export function NewCampaignView() { return null; }
