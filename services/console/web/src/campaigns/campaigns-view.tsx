export function CampaignsView() { return null; }
