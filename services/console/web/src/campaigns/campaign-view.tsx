export function CampaignView() { return null; }
