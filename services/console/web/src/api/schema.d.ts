// Made from docs/openapi.json by `npm run docs`; do not edit.
export interface paths {
    "/api/v1/automations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List automations, newest first
         * @description Needs `messaging.view_automation`.
         */
        get: operations["Automations_list"];
        put?: never;
        /**
         * Create an automation
         * @description Needs `messaging.add_automation`.
         */
        post: operations["Automations_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forecast what all automations will do
         * @description Covers waiting executions and the birthdays, anniversaries and absences still to come. Suppressions and sales are known only to dispatch, which has the last word.
         *
         *     Needs `messaging.view_automation`.
         */
        post: operations["Forecast_forecast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an automation
         * @description Needs `messaging.view_automation`.
         */
        get: operations["Automations_get"];
        put?: never;
        post?: never;
        /**
         * Delete an automation
         * @description Needs `messaging.delete_automation`.
         */
        delete: operations["Automations_delete"];
        options?: never;
        head?: never;
        /**
         * Change an automation
         * @description A merge patch (RFC 7396). With If-Match: 412 if it has changed in the meantime.
         *
         *     Needs `messaging.change_automation`.
         */
        patch: operations["Automations_change"];
        trace?: never;
    };
    "/api/v1/automations/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an automation
         * @description Needs `messaging.change_automation`.
         */
        post: operations["Automations_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what an automation would do with an event, or within a period
         * @description Works whether or not the automation is enabled.
         *
         *     Needs `messaging.view_automation`.
         */
        post: operations["Forecast_dryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an automation
         * @description Answers who was already waiting. `backlog: send` writes to them (from `policy.confirmAbove` people on, only with their number confirmed); `skip` writes only to those who qualify from now on.
         *
         *     Needs `messaging.change_automation`.
         */
        post: operations["EnableAutomation_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the executions of an automation
         * @description Needs `messaging.view_automation`.
         */
        get: operations["Executions_listOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a system automation to its original state
         * @description Whether it is enabled does not change, except for the automation for the ERP's own events, which loses its event type.
         *
         *     Needs `messaging.change_automation`.
         */
        post: operations["Automations_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/automations/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Say who would be written to if the automation were enabled now
         * @description Those whom `backlog: send` would reach: whose birthday or anniversary is today, who has been away long enough, whose visit is still to come. Suppressions and sales are known only to dispatch, which has the last word.
         *
         *     Needs `messaging.view_automation`.
         */
        get: operations["EnableAutomation_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List campaigns, newest first
         * @description Needs `messaging.view_campaign`.
         */
        get: operations["Campaigns_list"];
        put?: never;
        /**
         * Create a campaign, as a draft
         * @description Needs `messaging.add_campaign`.
         */
        post: operations["Campaigns_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say whom a campaign would reach, and what it would cost
         * @description Needs `messaging.view_campaign`.
         */
        post: operations["EstimateCampaign_estimate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a campaign
         * @description Needs `messaging.view_campaign`.
         */
        get: operations["Campaigns_get"];
        put?: never;
        post?: never;
        /**
         * Delete a draft or a scheduled campaign
         * @description Needs `messaging.add_campaign`.
         */
        delete: operations["Campaigns_delete"];
        options?: never;
        head?: never;
        /**
         * Change a draft or a scheduled campaign
         * @description A merge patch (RFC 7396). With If-Match: 412 if it has changed in the meantime.
         *
         *     Needs `messaging.add_campaign`.
         */
        patch: operations["Campaigns_change"];
        trace?: never;
    };
    "/api/v1/campaigns/{id}/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Analyse a campaign: rates, funnel, progress over time, expected end, revenue
         * @description Needs `messaging.view_campaign`.
         */
        get: operations["Analytics_analyse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a campaign: messages that have not left will not be sent
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/missing-variables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recipients whose record lacks what the text needs
         * @description A page examines at most 20,000 customers, so it can be short or empty and still have a `nextCursor`.
         *
         *     Needs `messaging.view_campaign`.
         */
        get: operations["PreviewCampaign_missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a campaign: within a second nothing more is sent
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show a campaign’s message as one customer would get it, or why they would not
         * @description Needs `messaging.view_campaign`.
         */
        post: operations["PreviewCampaign_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the recipients of a campaign
         * @description With `Accept: text/csv`, all of them as a file, with their names and, for who has `messaging.view_message`, their addresses as they are now; `limit` is ignored, and with `Accept-Language: es` headings and explanations are in Spanish; `Accept: text/csv; delimiter=semicolon, text/csv;q=0.9` puts semicolons between the cells, as Excel expects them where decimals have a comma. Why one that is still queued waits, and until when, stands in its message: `GET /messages?campaignId=…&status=queued`.
         *
         *     Needs `messaging.view_campaign`.
         */
        get: operations["Recipients_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a paused campaign
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/retry-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a new message to each recipient that failed
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_retryFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/retry-unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a new message to each recipient whose outcome is unknown: some may get it twice
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_retryUnknown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Schedule a campaign for a local time, the hub’s or each recipient’s
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_schedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a campaign now
         * @description Needs `messaging.add_campaign`.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["RunCampaign_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/test-send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a campaign’s message to an address of your own
         * @description As `customerId` would get it, or else the first customer it reaches. Marked `metadata.testSend`, and not counted in the campaign’s totals.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["PreviewCampaign_testSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations, newest reply first
         * @description Needs `messaging.view_message`.
         */
        get: operations["Conversations_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a conversation
         * @description Needs `messaging.view_message`.
         */
        get: operations["Conversations_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a conversation in both directions, newest first
         * @description Needs `messaging.view_message`.
         */
        get: operations["Conversations_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a conversation as read
         * @description Needs `messaging.view_message`.
         */
        post: operations["Conversations_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers, newest first
         * @description Needs `messaging.view_message`.
         */
        get: operations["Customers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import customers from a file
         * @description CSV with a header of field names (dotted for nested ones), in any delimiter and encoding that spreadsheets write; or one JSON object per line. Updates customer records; never triggers or sends anything.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["ImportCustomers_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/import/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview what an import of a file would take
         * @description Reads the file as the import does and stores nothing. Columns that are not named after a field are recognised by common names.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["ImportCustomers_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, the latest first
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["ImportCustomers_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the progress of an import
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["ImportCustomers_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/imports/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lines that an import could not take, and why
         * @description With `Accept: text/csv`, all of them as a file; with `Accept-Language: es`, headings and reasons are in Spanish, and with `Accept: text/csv; delimiter=semicolon, text/csv;q=0.9` semicolons stand between the cells.
         *
         *     Needs `messaging.manage_settings`.
         */
        get: operations["ImportCustomers_rejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume an import that was set aside
         * @description An import whose next part failed several times in a row is `failed` with `canResume`; what is left of it is kept for 30 days.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["ImportCustomers_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/imports/{id}/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lines that an import took but somebody should check, and why
         * @description With `Accept: text/csv`, all of them as a file; with `Accept-Language: es`, headings and reasons are in Spanish, and with `Accept: text/csv; delimiter=semicolon, text/csv;q=0.9` semicolons stand between the cells.
         *
         *     Needs `messaging.manage_settings`.
         */
        get: operations["ImportCustomers_warnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer: fields, consent, suppressions, WhatsApp window
         * @description Needs `messaging.view_message`.
         */
        get: operations["Customers_one"];
        put?: never;
        post?: never;
        /**
         * Erase a customer
         * @description Deletes fields, addresses, consents, diary, message texts: everything that identifies the person. Answers what was deleted, and what stays and why. Cannot be undone; erasing again changes nothing.
         *
         *     Needs `messaging.manage_settings`.
         */
        delete: operations["EraseCustomer_erase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a customer's diary, newest first
         * @description Events of the ERP, automations that did not match and why, executions, messages, replies, consent and suppressions. Each line stands where it happened.
         *
         *     Needs `messaging.view_message`.
         */
        get: operations["Activity_page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export everything kept about a customer, as one JSON document
         * @description The record, the diary, and every message with its timeline; `events` says where to read the ERP’s raw events.
         *
         *     Needs `messaging.manage_settings`.
         */
        get: operations["ExportCustomer_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and daily series per channel, what is in flight, and what needs a person
         * @description Messages count on the day they were accepted (in the hub’s time zone), by their current status; one that is sent again is a new message and counts as one more. Sandbox messages are counted separately, test sends not at all.
         *
         *     Needs `messaging.view_message`.
         */
        get: operations["Dashboard_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events of the ERP, newest first
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["ListEvents_list"];
        put?: never;
        /**
         * Send events of the ERP
         * @description CloudEvents 1.0 in binary (ce-* headers), structured or batched mode (at most 1,000); plain JSON without a ce-* header is read as whole events. The same hub, source and id counts once.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["AcceptEvents_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one event with its data
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["ListEvents_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop a parked event
         * @description Needs `messaging.manage_settings`.
         */
        post: operations["SettleEvent_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay an event
         * @description A parked event is validated again: 409 while it is still invalid. An event that was handled has no second effect.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["SettleEvent_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List executions, newest first
         * @description Needs `messaging.view_automation`.
         */
        get: operations["Executions_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/executions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a pending execution
         * @description Needs `messaging.change_automation`.
         */
        post: operations["Executions_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hooks, newest first
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Hooks_list"];
        put?: never;
        /**
         * Create a hook
         * @description The secret (`whsec_…`) is shown only in this answer. Each event is posted as `{type, timestamp, data}`, with the same data as on Kafka, and retried for three days until the answer is 2xx; `webhook-id` is the same in every attempt.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["Hooks_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a hook
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Hooks_one"];
        put?: never;
        post?: never;
        /**
         * Delete a hook with its deliveries
         * @description Needs `messaging.manage_settings`.
         */
        delete: operations["Hooks_remove"];
        options?: never;
        head?: never;
        /**
         * Change a hook, or switch it on or off
         * @description With If-Match: 412 if it has changed in the meantime.
         *
         *     Needs `messaging.manage_settings`.
         */
        patch: operations["Hooks_change"];
        trace?: never;
    };
    "/api/v1/hooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of a hook, newest first; kept for 30 days
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Deliveries_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks/{id}/deliveries/{deliveryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery with its body and attempts
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Deliveries_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver again, under the same id
         * @description Needs `messaging.manage_settings`.
         */
        post: operations["Deliveries_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call a hook now
         * @description Posts a `hook.test` and waits up to 15 s for the answer. Nothing is queued; a disabled hook is called too.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["Hooks_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages, newest first
         * @description Needs `messaging.view_message`.
         */
        get: operations["Messages_list"];
        put?: never;
        /**
         * Send a message
         * @description Needs `messaging.send_message`.
         */
        post: operations["SendMessages_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send up to 1,000 messages; each has its own outcome
         * @description Needs `messaging.send_message`.
         */
        post: operations["SendMessages_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the messages of a campaign that wait for another try or for their hour
         * @description Needs `messaging.view_message`.
         */
        get: operations["Messages_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a message
         * @description Needs `messaging.view_message`.
         */
        get: operations["Messages_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a queued message
         * @description Needs `messaging.send_message`.
         */
        post: operations["SendMessages_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the same content again as a new message
         * @description Needs `messaging.send_message`.
         */
        post: operations["SendMessages_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the timeline of a message
         * @description Needs `messaging.view_message`.
         */
        get: operations["Messages_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/accounts/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the account that hubs share on a channel; secrets only as set or unset
         * @description Needs an operator token.
         */
        get: operations["SharedAccounts_one"];
        /**
         * Share an account on a channel
         * @description Hubs choose it by `provider: "shared"`. The settings replace the previous ones; secrets not mentioned stay, null removes one.
         *
         *     Needs an operator token.
         */
        put: operations["SharedAccounts_put"];
        post?: never;
        /**
         * Stop sharing an account; refused while a hub sends with it
         * @description Needs an operator token.
         */
        delete: operations["SharedAccounts_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/hubs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List hubs, newest first; with `problem`, those that have it
         * @description Needs an operator token.
         */
        get: operations["Hubs_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/hubs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a hub
         * @description Needs an operator token.
         */
        get: operations["Hubs_one"];
        /**
         * Register, rename, suspend or reactivate a hub
         * @description Fields not mentioned stay. Events that waited for the hub are handled now. While it is suspended it sends nothing; queued messages stay queued.
         *
         *     Needs an operator token.
         */
        put: operations["Hubs_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operator/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count the messages that providers accepted within a month, by hub, channel and provider
         * @description Needs an operator token.
         */
        get: operations["Usage_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read who is signed in in this browser, at which hub, and what they may do */
        get: operations["Session_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the name and password to sign in with
         * @description Only a session opened by a link may omit the current password. All other sessions of the person end.
         */
        post: operations["SetPassword_set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the settings of the hub; secrets only as set or unset
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Settings_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings by JSON Merge Patch (RFC 7396)
         * @description With If-Match (the ETag of what was read): 412 if somebody has changed them in the meantime.
         *
         *     Needs `messaging.manage_settings`.
         */
        patch: operations["Settings_change"];
        trace?: never;
    };
    "/api/v1/settings/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys, newest first; never the keys themselves
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["ApiKeys_list"];
        put?: never;
        /**
         * Create an API key
         * @description The key is shown only in this answer. It has the permissions chosen here, never more than its creator has.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["ApiKeys_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The key is refused everywhere within a second.
         *
         *     Needs `messaging.manage_settings`.
         */
        delete: operations["ApiKeys_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what is on hold
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["HoldSending_read"];
        put?: never;
        /**
         * Put sending on hold, or release it
         * @description No provider call starts within a second; queues stay, and releasing loses nothing. Releasing `all` releases each channel too.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["HoldSending_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the providers of each channel, with the fields of their accounts
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["DescribeProviders_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/whatsapp/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the templates at Meta, with status, category and parameters
         * @description Needs `messaging.view_template`.
         */
        get: operations["VendorTemplates_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/whatsapp/templates/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync the list from Meta now; this also happens every 15 minutes
         * @description Needs `messaging.view_template`.
         */
        post: operations["VendorTemplates_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{channel}/doctor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Diagnose why a callback of the provider was refused
         * @description Pass one (URL, headers, raw body), or `{}` for the last one refused since this process started. Names the part that does not match: header, key, url, body or time. Texts are in the language of `Accept-Language` (English or Spanish), else in the hub’s.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["DiagnoseCallback_diagnose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/{channel}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify the account of a channel for real, step by step; nothing is sent
         * @description Stops at the first step that makes the rest meaningless. The result stays with the channel’s settings (`verification`) until the account changes. Texts are in the language of `Accept-Language` (English or Spanish), else in the hub’s.
         *
         *     Needs `messaging.manage_settings`.
         */
        post: operations["VerifyAccount_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a one-use link, a name and a password, or the ERP’s token for a session cookie
         * @description Links and passwords are off (404) where tokens come from AUTH_JWKS_URL. A JWT is accepted only from the console’s own page inside a frame of EMBED_ORIGINS.
         */
        post: operations["SignIn_signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of this browser */
        post: operations["SignOut_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what happens, as server-sent events
         * @description Events `message`, `campaign`, `automation`, `execution` and `alert`; `{many: n}` stands for many at once. With Last-Event-ID, or `after`, what was missed comes first, or `resync`: read everything again. A comment every 15 seconds. Ends when the token does.
         *
         *     Needs `messaging.view_message`.
         */
        get: operations["Stream_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List templates, newest first
         * @description Needs `messaging.view_template`.
         */
        get: operations["ListTemplates_list"];
        put?: never;
        /**
         * Create a template
         * @description Needs `messaging.add_template`.
         */
        post: operations["CreateTemplate_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the images of the hub, newest first
         * @description Needs `messaging.view_template`.
         */
        get: operations["KeepImages_list"];
        put?: never;
        /**
         * Upload an image for emails
         * @description PNG, JPEG or GIF up to 2 MB, recognised by its first bytes; the same bytes are the same image. A hub may keep 200 MB. An image is kept until it is deleted, and anybody who knows its `url` can see it.
         *
         *     Needs `messaging.add_template`.
         */
        post: operations["KeepImages_keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an image
         * @description Emails that use it, including those already sent, show a gap from then on.
         *
         *     Needs `messaging.delete_template`.
         */
        delete: operations["KeepImages_delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what a message would look like
         * @description Needs `messaging.view_template`.
         */
        post: operations["PreviewTemplate_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a template
         * @description The ETag is its version.
         *
         *     Needs `messaging.view_template`.
         */
        get: operations["ListTemplates_show"];
        put?: never;
        post?: never;
        /**
         * Delete a template
         * @description System templates and those that automations or campaigns use cannot be deleted (409; `usedBy` names them).
         *
         *     Needs `messaging.delete_template`.
         */
        delete: operations["DeleteTemplate_delete"];
        options?: never;
        head?: never;
        /**
         * Change a template, which creates a new version
         * @description A merge patch (RFC 7396). With If-Match: 412 if the template has changed in the meantime.
         *
         *     Needs `messaging.change_template`.
         */
        patch: operations["ChangeTemplate_change"];
        trace?: never;
    };
    "/api/v1/templates/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a system template to its original text
         * @description Creates a new version, unless the text is already the original. Whether it is active does not change.
         *
         *     Needs `messaging.change_template`.
         */
        post: operations["ResetTemplate_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/test-send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template to an address of your own
         * @description A message like any other, marked `metadata.testSend`. Missing variables are filled with samples.
         *
         *     Needs `messaging.send_message`.
         */
        post: operations["TestSendTemplate_send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the versions of a template, newest first
         * @description Needs `messaging.view_template`.
         */
        get: operations["ListTemplates_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one version of a template
         * @description Works for deleted templates too, because messages still refer to them.
         *
         *     Needs `messaging.view_template`.
         */
        get: operations["ListTemplates_oneVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the people who may sign in, oldest first (at most 500)
         * @description Needs `messaging.manage_settings`.
         */
        get: operations["Users_list"];
        put?: never;
        /**
         * Invite a person; the link is shown once and works for a week
         * @description Needs `messaging.manage_settings`.
         */
        post: operations["Users_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a person; their sessions end at once
         * @description Needs `messaging.manage_settings`.
         */
        delete: operations["Users_remove"];
        options?: never;
        head?: never;
        /**
         * Change a person’s name or role
         * @description Needs `messaging.manage_settings`.
         */
        patch: operations["Users_change"];
        trace?: never;
    };
    "/api/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a new link for a person, for a lost invitation or a forgotten password
         * @description Needs `messaging.manage_settings`.
         */
        post: operations["Users_inviteAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/i/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an image of an email */
        get: operations["ShowImage_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the opt-out page; changes nothing */
        get: operations["OptOut_show"];
        put?: never;
        /** Opt out (RFC 8058 one-click, or the button of the page), or back in */
        post: operations["OptOut_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{provider}/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answer the handshake of a provider with one address (WhatsApp) */
        get: operations["ReceiveCallback_handshake"];
        put?: never;
        /** Receive a callback of a provider with one address (WhatsApp) */
        post: operations["ReceiveCallback_postAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{provider}/{accountId}/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receive a callback of a provider that reports by GET */
        get: operations["ReceiveCallback_get"];
        put?: never;
        /** Receive a callback of a provider */
        post: operations["ReceiveCallback_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "message.queued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.queued
         * @description A message is now queued.
         */
        post: operations["hook_message_queued"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.sent
         * @description A message is now sent.
         */
        post: operations["hook_message_sent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.delivered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.delivered
         * @description A message is now delivered.
         */
        post: operations["hook_message_delivered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.read
         * @description A message is now read.
         */
        post: operations["hook_message_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.failed
         * @description A message is now failed.
         */
        post: operations["hook_message_failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.skipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.skipped
         * @description A message is now skipped.
         */
        post: operations["hook_message_skipped"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.cancelled
         * @description A message is now cancelled.
         */
        post: operations["hook_message_cancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.unknown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.unknown
         * @description A message is now unknown.
         */
        post: operations["hook_message_unknown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * message.received
         * @description A person wrote to the shop.
         */
        post: operations["hook_message_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "messages.progressed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * messages.progressed
         * @description What became of messages of a campaign, instead of an event for each; never `queued`.
         */
        post: operations["hook_messages_progressed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "consent.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * consent.changed
         * @description A customer agreed to marketing on a channel, or refused it. Not told of what an import or a back-fill only fills in.
         */
        post: operations["hook_consent_changed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "campaign.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * campaign.completed
         * @description Nothing of a campaign is open any more.
         */
        post: operations["hook_campaign_completed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "channel.broken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * channel.broken
         * @description A provider account is refused or fails; its messages stay queued until it works again.
         */
        post: operations["hook_channel_broken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "channel.restored": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * channel.restored
         * @description A broken channel sends again: a probe went through, or its settings were changed.
         */
        post: operations["hook_channel_restored"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "hook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * hook.test
         * @description Somebody tries the hook: `POST /api/v1/hooks/{id}/test`.
         */
        post: operations["hook_hook_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ActivityItem: {
            id: string;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "event" | "not_matched" | "execution" | "message" | "reply" | "consent" | "suppression";
            text: string;
            reason?: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            data: {
                [key: string]: unknown;
            };
        };
        ApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            permissions: ("messaging.view_message" | "messaging.send_message" | "messaging.view_template" | "messaging.add_template" | "messaging.change_template" | "messaging.delete_template" | "messaging.view_campaign" | "messaging.add_campaign" | "messaging.view_automation" | "messaging.add_automation" | "messaging.change_automation" | "messaging.delete_automation" | "messaging.manage_settings")[];
            hint: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
        };
        Audience: {
            /** @constant */
            all: true;
        } | {
            customerIds: string[];
        } | {
            filter: {
                [key: string]: unknown;
            };
        };
        BuiltInNames: {
            en: string;
            es: string;
        };
        CallbackDiagnosis: {
            /** @enum {string} */
            source: "pasted" | "last" | "none";
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            provider?: string;
            /** Format: date-time */
            receivedAt?: string;
            verified?: boolean;
            /**
             * @description What does not match
             * @enum {string}
             */
            part?: "header" | "key" | "url" | "body" | "time";
            detail: string;
            remedy?: string;
            /** @description The address as the provider must sign it */
            expectedUrl?: string;
            publicUrl: {
                url: string;
                reachable: boolean;
                detail: string;
            };
        };
        Campaign: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            /** Format: uuid */
            templateId: string;
            templateVersion?: number;
            variables?: {
                [key: string]: unknown;
            };
            audience: components["schemas"]["Audience"];
            /** @enum {string} */
            purpose: "marketing" | "service";
            purposeReason?: string;
            ratePerMinute?: number;
            rampUp?: {
                first: number;
                wait: string;
            };
            /** Format: date-time */
            expiresAt?: string;
            schedule?: {
                at: string;
                /** @enum {string} */
                zone: "hub" | "recipient";
            };
            /** Format: date-time */
            scheduledAt?: string;
            /** @enum {string} */
            status: "draft" | "scheduled" | "sending" | "paused" | "completed" | "cancelled";
            pauseReason?: {
                code: string;
                detail: string;
            };
            sandbox: boolean;
            totals: components["schemas"]["CampaignTotals"];
            progress: number;
            deliveryRate: number | null;
            /** @enum {string} */
            deliveryRateBasis: "delivered" | "accepted";
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CampaignAnalytics: {
            totals: components["schemas"]["CampaignTotals"];
            progress: number;
            deliveryRate: number | null;
            /** @enum {string} */
            deliveryRateBasis: "delivered" | "accepted";
            funnel: {
                recipients: number;
                accepted: number;
                delivered: number;
                read: number;
                notSent: {
                    reason: {
                        code: string;
                        detail: string;
                    };
                    /** @enum {string} */
                    status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                    count: number;
                }[];
            };
            /** @enum {string} */
            step: "PT1M" | "PT1H" | "P1D";
            overTime: {
                /** Format: date-time */
                at: string;
                sent: number;
                delivered: number;
                read: number;
                failed: number;
            }[];
            /** Format: date-time */
            eta?: string;
            /** @description Of those who failed: whom `retry-failed` would write to as things are now; the others become skipped. Told once the campaign is completed */
            retryable?: number;
            revenue: {
                days: number;
                rule: string;
                sales: number;
                amounts: {
                    amount: string;
                    currency: string;
                }[];
            };
        };
        CampaignCompletedEvent: {
            /** Format: uuid */
            campaignId: string;
            name: string;
            sandbox: boolean;
            /** Format: date-time */
            completedAt: string;
            totals: components["schemas"]["CampaignTotalsInput"];
        };
        CampaignEstimate: {
            matched: number;
            reachable: number;
            excluded: {
                reason: string;
                count: number;
            }[];
            segments?: number;
            cost?: {
                amount: string;
                currency: string;
            };
            approximate: boolean;
            /** @description `policy.confirmAbove`: where so many are reachable, `start` and `schedule` need their number as `confirmRecipients` */
            confirmAbove: number;
            unknown?: number;
            missingVariables?: string[];
            sample: {
                customerId: string;
                name?: string;
                address?: string;
            }[];
            warnings: {
                code: string;
                detail: string;
            }[];
        };
        CampaignPreview: {
            customerId: string;
            to?: string;
            subject?: string;
            text?: string;
            html?: string;
            wayOut?: string;
            segments?: number;
            missing: string[];
            skipped?: {
                code: string;
                detail: string;
            };
        };
        CampaignRecipient: {
            customerId: string;
            /** @description While the customer is known */
            name?: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
            reason?: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            round: number;
            /** Format: uuid */
            messageId?: string;
            sandbox: boolean;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            readAt?: string;
            /** Format: date-time */
            updatedAt: string;
        };
        CampaignTestSent: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            messageId: string;
            to: string;
            customerId: string;
            templateVersion: number;
            /** @constant */
            status: "queued";
        };
        CampaignTotals: {
            recipients: number;
            open: number;
            sent: number;
            delivered: number;
            read: number;
            failed: number;
            skipped: number;
            cancelled: number;
            unknown: number;
            accepted: number;
        };
        CampaignTotalsInput: {
            recipients: number;
            open: number;
            sent: number;
            delivered: number;
            read: number;
            failed: number;
            skipped: number;
            cancelled: number;
            unknown: number;
            accepted: number;
        };
        ChangeCampaign: {
            name?: string;
            /** @enum {string} */
            channel?: "whatsapp" | "sms" | "email";
            /** Format: uuid */
            templateId?: string;
            variables?: {
                [key: string]: unknown;
            } | null;
            audience?: components["schemas"]["Audience"];
            /** @enum {string} */
            purpose?: "marketing" | "service";
            purposeReason?: string | null;
            ratePerMinute?: number | null;
            rampUp?: {
                first: number;
                wait: string;
            } | null;
            expiresAt?: string | null;
        };
        ChangeHold: {
            /** @enum {string} */
            scope: "all" | "whatsapp" | "sms" | "email";
            on: boolean;
        };
        ChangeHook: {
            url?: string;
            events?: ("message.*" | "message.queued" | "message.sent" | "message.delivered" | "message.read" | "message.failed" | "message.skipped" | "message.cancelled" | "message.unknown" | "message.received" | "messages.progressed" | "consent.changed" | "campaign.completed" | "channel.broken" | "channel.restored")[];
            description?: string | null;
            isActive?: boolean;
        };
        ChangeUser: {
            name?: string;
            /** @enum {string} */
            role?: "owner" | "manager" | "reception";
        };
        ChannelBrokenEvent: {
            /** Format: uuid */
            incidentId: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            provider: string;
            /** Format: uuid */
            accountId: string;
            sandbox: boolean;
            reason: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            /** Format: date-time */
            since: string;
            waiting: number;
        };
        ChannelRestoredEvent: {
            /** Format: uuid */
            incidentId: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            provider: string;
            /** Format: uuid */
            accountId: string;
            sandbox: boolean;
            reason: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            /** Format: date-time */
            since: string;
            waiting: number;
            /** Format: date-time */
            until: string;
        };
        ChannelVerification: {
            /** Format: date-time */
            at: string;
            ok: boolean;
            /** @description Names of the steps that failed, as `POST /settings/{channel}/verify` gives them */
            failedSteps: string[];
        };
        ConfirmCampaign: {
            /** @description How many recipients the caller was told of; needed from `policy.confirmAbove` on */
            confirmRecipients?: number;
        };
        ConsentChangedEvent: {
            customerId: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            marketing: boolean | null;
            /** Format: date-time */
            at: string;
            source: string;
        };
        Conversation: {
            /** Format: uuid */
            id: string;
            customerId?: string;
            /** @description First and last name, where the customer is known and has one */
            customerName?: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            address: string;
            /** @description What the person calls themselves */
            name?: string;
            sandbox: boolean;
            lastMessage: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                direction: "outbound" | "inbound";
                body?: string;
                /** @enum {string} */
                status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                /** Format: date-time */
                at: string;
            };
            /** Format: date-time */
            lastReplyAt: string;
            /** @description Replies that nobody has looked at */
            unread: number;
            /** @description WhatsApp: free text may be sent while it is open */
            window?: {
                open: boolean;
                /** Format: date-time */
                closesAt: string;
            };
        };
        CreateApiKey: {
            name: string;
            permissions: ("messaging.view_message" | "messaging.send_message" | "messaging.view_template" | "messaging.add_template" | "messaging.change_template" | "messaging.delete_template" | "messaging.view_campaign" | "messaging.add_campaign" | "messaging.view_automation" | "messaging.add_automation" | "messaging.change_automation" | "messaging.delete_automation" | "messaging.manage_settings")[];
        };
        CreateCampaign: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            /** Format: uuid */
            templateId: string;
            variables?: {
                [key: string]: unknown;
            } | null;
            audience: components["schemas"]["Audience"];
            /** @enum {string} */
            purpose?: "marketing" | "service";
            purposeReason?: string | null;
            ratePerMinute?: number | null;
            rampUp?: {
                first: number;
                wait: string;
            } | null;
            expiresAt?: string | null;
        };
        CreateHook: {
            url: string;
            /**
             * @default [
             *       "message.*",
             *       "consent.changed",
             *       "campaign.completed",
             *       "channel.broken",
             *       "channel.restored"
             *     ]
             */
            events: ("message.*" | "message.queued" | "message.sent" | "message.delivered" | "message.read" | "message.failed" | "message.skipped" | "message.cancelled" | "message.unknown" | "message.received" | "messages.progressed" | "consent.changed" | "campaign.completed" | "channel.broken" | "channel.restored")[];
            description?: string;
            /** @default true */
            isActive: boolean;
        };
        CreateMessage: {
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            to?: string;
            customerId?: string;
            /** Format: uuid */
            templateId?: string;
            variables?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            category?: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            subject?: string;
            body?: string;
            /** Format: date-time */
            sendAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            metadata?: {
                [key: string]: unknown;
            };
        };
        CreateMessageBatch: {
            messages: unknown[];
        };
        Customer: {
            id: string;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            phone?: string | null;
            whatsapp?: string | null;
            locale?: string | null;
            timeZone?: string | null;
            country?: string | null;
            birthday?: string | null;
            customerSince?: string | null;
            tags?: string[] | null;
            loyaltyTier?: string | null;
            totalSpent?: {
                amount: string;
                currency: string;
            } | null;
            lastVisitAt?: string | null;
            attributes?: {
                [key: string]: unknown;
            } | null;
            consent: {
                [key: string]: {
                    marketing: boolean;
                    /** Format: date-time */
                    at: string;
                    source: string;
                };
            };
            /** @description Where the customer is reached, in canonical form */
            addresses: {
                [key: string]: string;
            };
            /** @description The phone numbers of `addresses` as people read them, such as `+34 600 11 12 22` */
            readablePhones: {
                [key: string]: string;
            };
            /** @description What was given as an address and cannot be used: messages to it are skipped with `ADDRESS.INVALID` */
            invalidAddresses: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When the customer was first heard of here
             */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            suppressions: {
                /** @enum {string} */
                channel: "whatsapp" | "sms" | "email";
                address: string;
                /** @enum {string} */
                scope: "all" | "marketing";
                reason: {
                    code: string;
                    detail: string;
                };
                /** Format: date-time */
                since: string;
            }[];
            window?: {
                open: boolean;
                /** Format: date-time */
                closesAt: string;
            };
            /**
             * Format: date-time
             * @description Deleted by the ERP, and not spoken of since
             */
            deletedAt?: string;
        } & {
            [key: string]: unknown;
        };
        CustomerExport: {
            /** Format: date-time */
            exportedAt: string;
            /** @description Where the raw events of the ERP are read */
            events: string;
            customer: components["schemas"]["Customer"];
            activity: components["schemas"]["ActivityItem"][];
            messages: components["schemas"]["ExportedMessage"][];
        };
        CustomerImport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            status: "running" | "completed" | "failed";
            /** @description Lines, the header aside */
            received: number;
            accepted: number;
            rejected: number;
            /** @description What came of the accepted lines, which they add up to; absent for an import that began before this was counted */
            taken?: {
                /** @description Customers who were not known */
                created: number;
                /** @description Something of a known customer changed */
                updated: number;
                /** @description All of it was known */
                unchanged: number;
                /** @description An earlier line of the file was of the same customer; where both say the same thing differently, the later counts */
                repeated: number;
            };
            /** @description Accepted lines with something to look at: `GET …/warnings` */
            warned: number;
            /** @description Columns that name no field and were left out */
            ignoredColumns: string[];
            /** @description Why it failed; nothing of the file was taken then, unless `canResume` */
            detail?: string;
            /** @description It stood aside after part of it: `POST …/resume` goes on with the rest */
            canResume: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            finishedAt?: string;
        };
        CustomerSummary: {
            id: string;
            firstName?: string | null;
            lastName?: string | null;
            email?: string | null;
            phone?: string | null;
            whatsapp?: string | null;
            locale?: string | null;
            timeZone?: string | null;
            country?: string | null;
            birthday?: string | null;
            customerSince?: string | null;
            tags?: string[] | null;
            loyaltyTier?: string | null;
            totalSpent?: {
                amount: string;
                currency: string;
            } | null;
            lastVisitAt?: string | null;
            attributes?: {
                [key: string]: unknown;
            } | null;
            consent: {
                [key: string]: {
                    marketing: boolean;
                    /** Format: date-time */
                    at: string;
                    source: string;
                };
            };
            /** @description Where the customer is reached, in canonical form */
            addresses: {
                [key: string]: string;
            };
            /** @description The phone numbers of `addresses` as people read them, such as `+34 600 11 12 22` */
            readablePhones: {
                [key: string]: string;
            };
            /** @description What was given as an address and cannot be used: messages to it are skipped with `ADDRESS.INVALID` */
            invalidAddresses: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description When the customer was first heard of here
             */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        } & {
            [key: string]: unknown;
        };
        Dashboard: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            timeZone: string;
            totals: {
                all: {
                    messages: number;
                    open: number;
                    sent: number;
                    delivered: number;
                    read: number;
                    failed: number;
                    skipped: number;
                    cancelled: number;
                    unknown: number;
                };
                channels: {
                    [key: string]: {
                        messages: number;
                        open: number;
                        sent: number;
                        delivered: number;
                        read: number;
                        failed: number;
                        skipped: number;
                        cancelled: number;
                        unknown: number;
                    };
                };
            };
            series: {
                /** Format: date */
                date: string;
                whatsapp: {
                    messages: number;
                    open: number;
                    sent: number;
                    delivered: number;
                    read: number;
                    failed: number;
                    skipped: number;
                    cancelled: number;
                    unknown: number;
                };
                sms: {
                    messages: number;
                    open: number;
                    sent: number;
                    delivered: number;
                    read: number;
                    failed: number;
                    skipped: number;
                    cancelled: number;
                    unknown: number;
                };
                email: {
                    messages: number;
                    open: number;
                    sent: number;
                    delivered: number;
                    read: number;
                    failed: number;
                    skipped: number;
                    cancelled: number;
                    unknown: number;
                };
            }[];
            sandbox: {
                all: {
                    messages: number;
                    open: number;
                    sent: number;
                    delivered: number;
                    read: number;
                    failed: number;
                    skipped: number;
                    cancelled: number;
                    unknown: number;
                };
                channels: {
                    [key: string]: {
                        messages: number;
                        open: number;
                        sent: number;
                        delivered: number;
                        read: number;
                        failed: number;
                        skipped: number;
                        cancelled: number;
                        unknown: number;
                    };
                };
                series: {
                    /** Format: date */
                    date: string;
                    whatsapp: {
                        messages: number;
                        open: number;
                        sent: number;
                        delivered: number;
                        read: number;
                        failed: number;
                        skipped: number;
                        cancelled: number;
                        unknown: number;
                    };
                    sms: {
                        messages: number;
                        open: number;
                        sent: number;
                        delivered: number;
                        read: number;
                        failed: number;
                        skipped: number;
                        cancelled: number;
                        unknown: number;
                    };
                    email: {
                        messages: number;
                        open: number;
                        sent: number;
                        delivered: number;
                        read: number;
                        failed: number;
                        skipped: number;
                        cancelled: number;
                        unknown: number;
                    };
                }[];
            };
            automations: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                isActive: boolean;
                pending: number;
            }[];
            campaigns: {
                /** Format: uuid */
                id: string;
                name: string;
                status: string;
                /** @enum {string} */
                channel?: "whatsapp" | "sms" | "email";
                sandbox?: boolean;
                progress?: number;
                totals?: {
                    [key: string]: unknown;
                };
                /** Format: date-time */
                scheduledAt?: string;
                /** Format: date-time */
                startedAt?: string;
                pauseReason?: {
                    code: string;
                    detail: string;
                };
            }[];
            problems: {
                /** @enum {string} */
                kind: "channel_broken" | "sending_held" | "hub_suspended" | "hook_disabled" | "events_parked" | "campaign_paused" | "messages_unknown" | "address_unreachable";
                code: string;
                text: string;
                explained?: {
                    en: string;
                    es: string;
                };
                detail?: string;
                /** @enum {string} */
                channel?: "whatsapp" | "sms" | "email";
                provider?: string;
                sandbox?: boolean;
                /** Format: uuid */
                campaignId?: string;
                /** Format: uuid */
                hookId?: string;
                /** Format: date-time */
                since?: string;
                /** Format: date */
                from?: string;
                waiting?: number;
            }[];
        };
        DiagnoseCallback: {
            /** @description The address that the provider called, in full */
            url?: string;
            /**
             * @default POST
             * @enum {string}
             */
            method: "GET" | "POST";
            /** @default {} */
            headers: {
                [key: string]: string;
            };
            /** @default  */
            body: string;
            /**
             * Format: date-time
             * @description When it came; without it the time in its signature is taken for right
             */
            at?: string;
        };
        ErasureReport: {
            customerId: string;
            /**
             * Format: date-time
             * @description Absent in a preview
             */
            erasedAt?: string;
            erased: {
                what: string;
                count: number;
            }[];
            kept: {
                what: string;
                why: string;
            }[];
        };
        EstimateCampaign: {
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            /** Format: uuid */
            templateId?: string;
            variables?: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            purpose?: "marketing" | "service";
            audience: components["schemas"]["Audience"];
        };
        ExportedMessage: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            direction: "outbound" | "inbound";
            sandbox: boolean;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            to?: string;
            from?: string;
            customerId?: string;
            /** @description First and last name, where the customer is known and has one */
            customerName?: string;
            /** Format: uuid */
            templateId?: string;
            templateVersion?: number;
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            /** @enum {string} */
            purpose: "transactional" | "marketing";
            subject?: string;
            body?: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
            reason?: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            provider?: string;
            externalId?: string;
            attempts: number;
            /** @enum {string} */
            encoding?: "GSM-7" | "UCS-2";
            segments?: number;
            /** Format: uuid */
            campaignId?: string;
            /** Format: uuid */
            automationId?: string;
            /** Format: uuid */
            executionId?: string;
            /** Format: uuid */
            resendOf?: string;
            metadata?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            sendAt?: string;
            /**
             * Format: date-time
             * @description While it waits for a moment: when it is looked at again. Absent once it is due, and while its campaign is paused
             */
            nextAttemptAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            readAt?: string;
            /** Format: date-time */
            failedAt?: string;
            timeline: components["schemas"]["TimelineItem"][];
        };
        Hold: {
            held: {
                /** @enum {string} */
                scope: "all" | "whatsapp" | "sms" | "email";
                /** Format: date-time */
                since: string;
            }[];
        };
        Hook: {
            /** Format: uuid */
            id: string;
            url: string;
            events: ("message.*" | "message.queued" | "message.sent" | "message.delivered" | "message.read" | "message.failed" | "message.skipped" | "message.cancelled" | "message.unknown" | "message.received" | "messages.progressed" | "consent.changed" | "campaign.completed" | "channel.broken" | "channel.restored")[];
            description?: string;
            isActive: boolean;
            /** @enum {string} */
            status: "active" | "failing" | "disabled";
            /** @description Why the platform gave it up */
            reason?: {
                code: string;
                detail: string;
            };
            secretHint: string;
            /** Format: date-time */
            failingSince?: string;
            /** Format: date-time */
            lastSuccessAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        HookDelivery: {
            /** Format: uuid */
            id: string;
            type: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            last?: {
                /** Format: date-time */
                at: string;
                /** @description HTTP status; absent: there was no answer */
                status?: number;
                latencyMs: number;
                error?: string;
                /** @description What the error means, in a sentence */
                text?: {
                    en: string;
                    es: string;
                };
                /** @description The beginning of the answer */
                response?: string;
            };
            /** Format: date-time */
            nextAttemptAt?: string;
            /** Format: date-time */
            createdAt: string;
        };
        HookDeliveryDetail: {
            /** Format: uuid */
            id: string;
            type: string;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attempts: number;
            last?: {
                /** Format: date-time */
                at: string;
                /** @description HTTP status; absent: there was no answer */
                status?: number;
                latencyMs: number;
                error?: string;
                /** @description What the error means, in a sentence */
                text?: {
                    en: string;
                    es: string;
                };
                /** @description The beginning of the answer */
                response?: string;
            };
            /** Format: date-time */
            nextAttemptAt?: string;
            /** Format: date-time */
            createdAt: string;
            request: {
                url: string;
                body: string;
            };
            log: {
                /** Format: date-time */
                at: string;
                /** @description HTTP status; absent: there was no answer */
                status?: number;
                latencyMs: number;
                error?: string;
                /** @description What the error means, in a sentence */
                text?: {
                    en: string;
                    es: string;
                };
                /** @description The beginning of the answer */
                response?: string;
            }[];
        };
        HookTest: {
            ok: boolean;
            attempt: {
                /** Format: date-time */
                at: string;
                /** @description HTTP status; absent: there was no answer */
                status?: number;
                latencyMs: number;
                error?: string;
                /** @description What the error means, in a sentence */
                text?: {
                    en: string;
                    es: string;
                };
                /** @description The beginning of the answer */
                response?: string;
            };
            remedy?: string;
            /** @description The remedy in both languages */
            remedyText?: {
                en: string;
                es: string;
            };
        };
        HookTestEvent: {
            /** Format: uuid */
            hookId: string;
        };
        ImportPreview: {
            /** @description Where the headings stand, from 1; what stands above them is left out */
            headingLine: number;
            /** @description As mapped, else as recognised by its name; null: left out */
            columns: {
                name: string;
                field: string | null;
            }[];
            /** @description What a column may hold; beside these `attributes.<name>` */
            fields: string[];
            /** @description Why the import would be refused as it is; empty: it would be taken */
            problems: {
                pointer: string;
                code: string;
                detail: string;
            }[];
            /** @description The first 5 rows, as they stand in the file */
            sample: {
                line: number;
                cells: string[];
                ok: boolean;
            }[];
            /** @description Lines, the header aside */
            received: number;
            usable: number;
            /** @description Usable lines about a customer of an earlier line; not counted in lists of more than 500,000 customers */
            repeated?: number;
            /** @description Columns that are left out, or kept as an extra, and may say who wants no marketing: their heading speaks of it, or nearly all of their cells say yes or no. With `?consent=` the import is refused until `?mapping=` names each of them */
            unheardAnswers?: string[];
            /** @description A column holds consent to marketing */
            saysConsent: boolean;
            repairs: {
                /** @description `IMPORT.…`: such lines are not taken; `ADDRESS.…`: they are, but cannot be reached so; `FIELD.LEFT_OUT`: they are, without a cell that is no day or no amount; `CONSENT.UNREAD`: they are, without an answer that is neither yes nor no */
                code: string;
                count: number;
                /** @description The first 3 */
                examples: {
                    line: number;
                    detail: string;
                    fields: string[];
                    raw: string;
                }[];
            }[];
        };
        ImportWarning: {
            line: number;
            /** @description `FIELD.LEFT_OUT`: a cell that could not be read; `CONSENT.UNREAD`: an answer that is neither yes nor no; `ADDRESS.INVALID`, `ADDRESS.DIGITS_LOST`: nobody is reached by it; `IMPORT.REPEATED`: an earlier line is of the same customer */
            code: string;
            fields: string[];
            detail: string;
            /** @description The detail in both languages */
            text?: {
                en: string;
                es: string;
            };
            raw: string;
        };
        Invitation: {
            user: components["schemas"]["StaffUser"];
            link: string;
            /** Format: date-time */
            expiresAt: string;
        };
        InviteUser: {
            name: string;
            /** Format: email */
            email: string;
            /** @enum {string} */
            role: "owner" | "manager" | "reception";
        };
        Message: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            direction: "outbound" | "inbound";
            sandbox: boolean;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            to?: string;
            from?: string;
            customerId?: string;
            /** @description First and last name, where the customer is known and has one */
            customerName?: string;
            /** Format: uuid */
            templateId?: string;
            templateVersion?: number;
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            /** @enum {string} */
            purpose: "transactional" | "marketing";
            subject?: string;
            body?: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
            reason?: {
                code: string;
                detail: string;
                text?: {
                    en: string;
                    es: string;
                };
            };
            provider?: string;
            externalId?: string;
            attempts: number;
            /** @enum {string} */
            encoding?: "GSM-7" | "UCS-2";
            segments?: number;
            /** Format: uuid */
            campaignId?: string;
            /** Format: uuid */
            automationId?: string;
            /** Format: uuid */
            executionId?: string;
            /** Format: uuid */
            resendOf?: string;
            metadata?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            sendAt?: string;
            /**
             * Format: date-time
             * @description While it waits for a moment: when it is looked at again. Absent once it is due, and while its campaign is paused
             */
            nextAttemptAt?: string;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            sentAt?: string;
            /** Format: date-time */
            deliveredAt?: string;
            /** Format: date-time */
            readAt?: string;
            /** Format: date-time */
            failedAt?: string;
        };
        MessageReceivedEvent: {
            /** Format: uuid */
            accountId: string;
            provider: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            externalId: string;
            from: string;
            to?: string;
            text: string;
            /** Format: date-time */
            at: string;
            subject?: string;
            references?: string[];
            userId?: string;
            profileName?: string;
            movedFrom?: {
                address?: string;
                userId?: string;
            };
            content?: string;
            /** @enum {string} */
            signal?: "stop" | "start" | "help";
        };
        MessageStatusEvent: {
            /** Format: uuid */
            messageId: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
            /** @enum {string} */
            previous?: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
            previousSandbox?: boolean;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            acceptedAt?: string;
            segments?: number;
            reason?: {
                code: string;
                detail: string;
            };
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            /** @enum {string} */
            purpose: "transactional" | "marketing";
            sandbox: boolean;
            provider?: string;
            customerId?: string;
            /** Format: uuid */
            automationId?: string;
            /** Format: uuid */
            executionId?: string;
            metadata?: {
                [key: string]: unknown;
            };
        };
        MessagesProgressedEvent: {
            /** Format: uuid */
            campaignId: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            entries: {
                /** Format: uuid */
                messageId: string;
                customerId: string;
                /** @enum {string} */
                status: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                /** @enum {string} */
                previous?: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                /** Format: date-time */
                acceptedAt?: string;
                /** Format: date-time */
                at: string;
                reason?: {
                    code: string;
                    detail: string;
                    text?: {
                        en: string;
                        es: string;
                    };
                };
                providerCode?: string;
                accepted?: boolean;
                sandbox: boolean;
            }[];
        };
        NewApiKey: {
            /** Format: uuid */
            id: string;
            name: string;
            permissions: ("messaging.view_message" | "messaging.send_message" | "messaging.view_template" | "messaging.add_template" | "messaging.change_template" | "messaging.delete_template" | "messaging.view_campaign" | "messaging.add_campaign" | "messaging.view_automation" | "messaging.add_automation" | "messaging.change_automation" | "messaging.delete_automation" | "messaging.manage_settings")[];
            hint: string;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
            key: string;
        };
        NewHook: {
            /** Format: uuid */
            id: string;
            url: string;
            events: ("message.*" | "message.queued" | "message.sent" | "message.delivered" | "message.read" | "message.failed" | "message.skipped" | "message.cancelled" | "message.unknown" | "message.received" | "messages.progressed" | "consent.changed" | "campaign.completed" | "channel.broken" | "channel.restored")[];
            description?: string;
            isActive: boolean;
            /** @enum {string} */
            status: "active" | "failing" | "disabled";
            /** @description Why the platform gave it up */
            reason?: {
                code: string;
                detail: string;
            };
            secretHint: string;
            /** Format: date-time */
            failingSince?: string;
            /** Format: date-time */
            lastSuccessAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            secret: string;
        };
        OperatorHub: {
            id: string;
            name: string;
            locale: string;
            timeZone: string;
            country: string;
            /** @enum {string} */
            status: "active" | "suspended" | "not_registered";
            /** Format: date-time */
            createdAt: string;
            providers: {
                [key: string]: string;
            };
            problems: {
                /** @enum {string} */
                kind: "channel_broken" | "sending_held" | "hub_suspended" | "not_registered";
                /** @enum {string} */
                channel?: "whatsapp" | "sms" | "email";
                /** Format: date-time */
                since: string;
                reason: {
                    code: string;
                    detail: string;
                };
            }[];
            waitingEvents: number;
        };
        PreviewCampaign: {
            customerId: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /**
             * @description Stable; branch on this
             * @example CAMPAIGN.ALREADY_STARTED
             */
            code: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
            requestId?: string;
            /** @description With 403: the permission that the token lacks */
            missing?: string;
        } & {
            [key: string]: unknown;
        };
        Provider: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            label: {
                en: string;
                es: string;
            };
            choose: {
                [key: string]: unknown;
            };
            fields: {
                name: string;
                label: {
                    en: string;
                    es: string;
                };
                help?: {
                    en: string;
                    es: string;
                };
                /** @enum {string} */
                input: "text" | "email" | "number" | "switch" | "multiline";
                /** @description Write only */
                secret: boolean;
                /** @description No account works without it */
                required?: boolean;
                /** @description Most accounts work without it */
                advanced?: boolean;
            }[];
            /** @description Accounts that many have, and what their fields hold */
            presets?: {
                name: string;
                values: {
                    [key: string]: string | number | boolean;
                };
            }[];
            /** @enum {string} */
            deliveryReceipts: "dependable" | "partial" | "none";
            readReceipts: boolean;
            inbound: boolean;
        };
        PutHub: {
            name?: string;
            locale?: string;
            timeZone?: string;
            country?: string;
            /** @enum {string} */
            status?: "active" | "suspended";
        };
        PutSharedAccount: {
            settings: {
                [key: string]: unknown;
            };
            /** @description Who may choose it; absent: every hub */
            hubs?: string[];
        };
        RecipientMissingVariables: {
            customerId: string;
            missing: string[];
        };
        RejectedImportLine: {
            line: number;
            code: string;
            detail: string;
            /** @description The detail in both languages */
            text?: {
                en: string;
                es: string;
            };
            raw: string;
        };
        SavedTemplate: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email" | "all";
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            locale: string;
            subject?: string;
            body: string;
            /**
             * @default text
             * @enum {string}
             */
            format: "text" | "simple" | "html" | "mjml";
            variants?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    /** @enum {string} */
                    format?: "text" | "simple" | "html" | "mjml";
                };
            };
            translations?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    variants?: {
                        [key: string]: {
                            subject?: string;
                            body: string;
                            /** @enum {string} */
                            format?: "text" | "simple" | "html" | "mjml";
                        };
                    };
                };
            };
            whatsapp?: {
                name: string;
                language: string;
                parameters: string[];
                optOutButton?: boolean;
            };
            /** @default true */
            isActive: boolean;
            /** Format: uuid */
            id: string;
            names?: components["schemas"]["BuiltInNames"];
            isSystem: boolean;
            version: number;
            variables: {
                name: string;
                required: boolean;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            warnings: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
        ScheduleCampaign: {
            at: string;
            /**
             * @default hub
             * @enum {string}
             */
            zone: "hub" | "recipient";
            /** @description How many recipients the caller was told of; needed from `policy.confirmAbove` on */
            confirmRecipients?: number;
        };
        SecretView: {
            set: boolean;
            hint?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        Session: {
            user: {
                id: string;
                name: string;
                email?: string;
                /** @enum {string} */
                role?: "owner" | "manager" | "reception";
            };
            hub: {
                id: string;
                name: string;
                timeZone: string;
                locale: string;
                country: string;
                /** @description Where the ERP shows a customer; `{customerId}` stands for the id */
                customerUrl?: string;
                channels: {
                    [key: string]: {
                        enabled: boolean;
                        provider: string;
                    };
                };
            };
            permissions: ("messaging.view_message" | "messaging.send_message" | "messaging.view_template" | "messaging.add_template" | "messaging.change_template" | "messaging.delete_template" | "messaging.view_campaign" | "messaging.add_campaign" | "messaging.view_automation" | "messaging.add_automation" | "messaging.change_automation" | "messaging.delete_automation" | "messaging.manage_settings")[];
            /** @enum {string} */
            kind: "staff" | "handedOver";
            needsPassword: boolean;
            /** Format: date-time */
            expiresAt: string;
        };
        SetPassword: {
            /** Format: email */
            username: string;
            name?: string;
            password: string;
            current?: string;
        };
        Settings: {
            whatsapp: {
                /** @default true */
                enabled: boolean;
                /**
                 * @default sandbox
                 * @enum {string}
                 */
                provider: "sandbox" | "meta" | "shared";
                /** @default null */
                phoneId: string | null;
                /** @default null */
                businessId: string | null;
                /** @default v23.0 */
                apiVersion: string;
                /** @default null */
                ratePerSecond: number | null;
                apiToken: components["schemas"]["SecretView"];
                appSecret: components["schemas"]["SecretView"];
                verifyToken: components["schemas"]["SecretView"];
                readonly webhookUrl: string | null;
                /** @description The newest try of this account; null: not tried since it was changed */
                readonly verification: components["schemas"]["ChannelVerification"] | null;
                /** @description When the provider last took a message of this account; null: none of the newest 200 of the channel */
                readonly lastSentAt: string | null;
            };
            sms: {
                /** @default true */
                enabled: boolean;
                /**
                 * @default sandbox
                 * @enum {string}
                 */
                provider: "sandbox" | "twilio" | "messagebird" | "shared";
                /** @default null */
                senderName: string | null;
                twilio: {
                    /** @default null */
                    accountSid: string | null;
                    /** @default null */
                    messagingServiceSid: string | null;
                    authToken: components["schemas"]["SecretView"];
                };
                messagebird: {
                    /**
                     * @default v1
                     * @enum {string}
                     */
                    api: "classic" | "v1";
                    accessKey: components["schemas"]["SecretView"];
                    signingKey: components["schemas"]["SecretView"];
                };
                /** @default null */
                ratePerSecond: number | null;
                readonly webhookUrl: string | null;
                readonly inboundUrl: string | null;
                /** @description The newest try of this account; null: not tried since it was changed */
                readonly verification: components["schemas"]["ChannelVerification"] | null;
                /** @description When the provider last took a message of this account; null: none of the newest 200 of the channel */
                readonly lastSentAt: string | null;
            };
            email: {
                /** @default true */
                enabled: boolean;
                /**
                 * @default sandbox
                 * @enum {string}
                 */
                provider: "sandbox" | "smtp" | "shared";
                /** @default null */
                fromName: string | null;
                /** @default null */
                fromAddress: string | null;
                /** @default null */
                replyTo: string | null;
                /** @default null */
                host: string | null;
                /** @default 587 */
                port: number;
                /** @default null */
                username: string | null;
                /** @default true */
                useTls: boolean;
                dkim: {
                    domain: string;
                    selector: string;
                    privateKey: components["schemas"]["SecretView"];
                } | null;
                /** @default null */
                bounceDomain: string | null;
                /** @default null */
                ratePerSecond: number | null;
                password: components["schemas"]["SecretView"];
                inboundSecret: components["schemas"]["SecretView"];
                readonly inboundUrl: string | null;
                /** @description The newest try of this account; null: not tried since it was changed */
                readonly verification: components["schemas"]["ChannelVerification"] | null;
                /** @description When the provider last took a message of this account; null: none of the newest 200 of the channel */
                readonly lastSentAt: string | null;
            };
            automations: {
                appointmentReminder: {
                    /** @default true */
                    enabled: boolean;
                    /** @default 24 */
                    hoursBefore: number;
                    /** @default null */
                    channel: ("whatsapp" | "sms" | "email") | null;
                };
                bookingConfirmation: {
                    /** @default true */
                    enabled: boolean;
                    /** @default null */
                    channel: ("whatsapp" | "sms" | "email") | null;
                };
            };
            hub: {
                /** @default  */
                name: string;
                /** @default UTC */
                timeZone: string;
                /** @default en */
                locale: string;
                /** @default ES */
                country: string;
                brand: {
                    /** @default null */
                    logo: string | null;
                    /** @default null */
                    color: string | null;
                };
                legal: {
                    /** @default null */
                    name: string | null;
                    /** @default null */
                    taxId: string | null;
                    /** @default null */
                    address: string | null;
                    /** @default null */
                    privacyUrl: string | null;
                };
                /** @default null */
                alertEmail: string | null;
                /** @default null */
                customerUrl: string | null;
            };
            policy: {
                /** @default 1000 */
                confirmAbove: number;
                /**
                 * @default required
                 * @enum {string}
                 */
                marketingConsent: "required" | "existingCustomers";
                /** @default null */
                quietHours: {
                    from: string;
                    to: string;
                    /**
                     * @default [
                     *       "mon",
                     *       "tue",
                     *       "wed",
                     *       "thu",
                     *       "fri",
                     *       "sat",
                     *       "sun"
                     *     ]
                     */
                    days: ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[];
                    /**
                     * @default [
                     *       "marketing"
                     *     ]
                     */
                    purposes: ("transactional" | "marketing")[];
                } | null;
                /** @default null */
                frequencyCap: {
                    max: number;
                    per: string;
                } | null;
                /**
                 * @default skip
                 * @enum {string}
                 */
                lateBooking: "send" | "skip";
                prices: {
                    /** @default null */
                    whatsapp: {
                        amount: string;
                        currency: string;
                    } | null;
                    /** @default null */
                    sms: {
                        amount: string;
                        currency: string;
                    } | null;
                    /** @default null */
                    email: {
                        amount: string;
                        currency: string;
                    } | null;
                };
            };
            /** @description PUBLIC_URL, and whether anybody outside can reach it as far as can be told from here */
            readonly publicUrl: {
                url: string;
                reachable: boolean;
            };
        };
        SettingsPatch: {
            [key: string]: unknown;
        };
        SharedAccount: {
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            settings: {
                [key: string]: unknown;
            };
            hubs: string[] | null;
            usedBy: number;
            /** Format: date-time */
            updatedAt: string;
        };
        SignIn: {
            /** @description Of a printed or invitation link; or, inside a configured frame, a JWT of the ERP */
            token?: string;
            username?: string;
            password?: string;
        };
        SignedIn: {
            name: string;
            hubId: string;
            /** Format: date-time */
            expiresAt: string;
        };
        StaffUser: {
            /** Format: uuid */
            id: string;
            name: string;
            email?: string;
            /** @enum {string} */
            role: "owner" | "manager" | "reception";
            /** @enum {string} */
            status: "invited" | "active";
            /** Format: date-time */
            lastSignInAt?: string;
            /** Format: date-time */
            createdAt: string;
        };
        Template: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email" | "all";
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            locale: string;
            subject?: string;
            body: string;
            /**
             * @default text
             * @enum {string}
             */
            format: "text" | "simple" | "html" | "mjml";
            variants?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    /** @enum {string} */
                    format?: "text" | "simple" | "html" | "mjml";
                };
            };
            translations?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    variants?: {
                        [key: string]: {
                            subject?: string;
                            body: string;
                            /** @enum {string} */
                            format?: "text" | "simple" | "html" | "mjml";
                        };
                    };
                };
            };
            whatsapp?: {
                name: string;
                language: string;
                parameters: string[];
                optOutButton?: boolean;
            };
            /** @default true */
            isActive: boolean;
            /** Format: uuid */
            id: string;
            names?: components["schemas"]["BuiltInNames"];
            isSystem: boolean;
            version: number;
            variables: {
                name: string;
                required: boolean;
            }[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TemplateDraft: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email" | "all";
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            locale?: string;
            subject?: string;
            body: string;
            /**
             * @default text
             * @enum {string}
             */
            format: "text" | "simple" | "html" | "mjml";
            variants?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    /** @enum {string} */
                    format?: "text" | "simple" | "html" | "mjml";
                };
            };
            translations?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    variants?: {
                        [key: string]: {
                            subject?: string;
                            body: string;
                            /** @enum {string} */
                            format?: "text" | "simple" | "html" | "mjml";
                        };
                    };
                };
            };
            whatsapp?: {
                name: string;
                language: string;
                parameters: string[];
                optOutButton?: boolean;
            };
            /** @default true */
            isActive: boolean;
        };
        TemplateImage: {
            /** Format: uuid */
            id: string;
            /** Format: uri */
            url: string;
            /** @enum {string} */
            type: "image/png" | "image/jpeg" | "image/gif";
            bytes: number;
            /** Format: date-time */
            createdAt: string;
        };
        TemplatePatch: {
            name?: unknown;
            channel?: unknown;
            category?: unknown;
            locale?: unknown;
            subject?: unknown;
            body?: unknown;
            format?: unknown;
            variants?: unknown;
            translations?: unknown;
            whatsapp?: unknown;
            isActive?: unknown;
        };
        TemplateVersion: {
            name: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email" | "all";
            /** @enum {string} */
            category: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
            locale: string;
            subject?: string;
            body: string;
            /**
             * @default text
             * @enum {string}
             */
            format: "text" | "simple" | "html" | "mjml";
            variants?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    /** @enum {string} */
                    format?: "text" | "simple" | "html" | "mjml";
                };
            };
            translations?: {
                [key: string]: {
                    subject?: string;
                    body: string;
                    variants?: {
                        [key: string]: {
                            subject?: string;
                            body: string;
                            /** @enum {string} */
                            format?: "text" | "simple" | "html" | "mjml";
                        };
                    };
                };
            };
            whatsapp?: {
                name: string;
                language: string;
                parameters: string[];
                optOutButton?: boolean;
            };
            /** Format: uuid */
            templateId: string;
            version: number;
            variables: {
                name: string;
                required: boolean;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        TestSend: {
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            to: string;
            customerId?: string;
            /** @default {} */
            variables: {
                [key: string]: unknown;
            };
            locale?: string;
        };
        TestSendCampaign: {
            to: string;
            customerId?: string;
        };
        TimelineItem: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "accepted" | "check" | "attempt" | "receipt" | "decision";
            text: string;
            data: {
                [key: string]: unknown;
            };
        };
        Usage: {
            hubId: string;
            /** @enum {string} */
            channel: "whatsapp" | "sms" | "email";
            provider: string;
            sandbox: boolean;
            messages: number;
            segments: number;
        };
        VendorTemplate: {
            name: string;
            language: string;
            status: string;
            /** @description Approved: others block sending with that reason */
            isUsable: boolean;
            /** @description MARKETING makes every message of it marketing */
            category: string;
            quality?: string;
            reason?: string;
            body: string;
            /** @description How many values it takes */
            parameters?: number;
            /** @description What each value is for, in order */
            places?: string[];
        };
        VendorTemplateList: {
            items: components["schemas"]["VendorTemplate"][];
            nextCursor: null;
            /** Format: date-time */
            syncedAt?: string;
            error?: string;
        };
        Verification: {
            ok: boolean;
            steps: components["schemas"]["VerificationStep"][];
        };
        VerificationStep: {
            name: string;
            ok: boolean;
            detail: string;
            remedy?: string;
            skipped?: boolean;
        };
        WaitingMessages: {
            /** @description Queued, and not due before more than 30 seconds */
            count: number;
            /** @description Those of them that were tried and are tried again; the others wait for an hour at which they may leave */
            retried: number;
            /**
             * Format: date-time
             * @description When the first of them is due
             */
            nextAt?: string;
            /**
             * Format: date-time
             * @description When the last of them is due
             */
            lastAt?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    Automations_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            names?: components["schemas"]["BuiltInNames"];
                            /** @enum {string} */
                            trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                            triggerConfig: {
                                inactiveDays?: number;
                                toStage?: string;
                                fromStage?: string;
                                toTier?: string;
                                eventType?: string;
                            };
                            channel: ("whatsapp" | "sms" | "email") | null;
                            channels: ("whatsapp" | "sms" | "email")[];
                            channelIsResolved: boolean;
                            /** Format: uuid */
                            templateId: string;
                            timing: {
                                /** @enum {string} */
                                anchor: "event" | "start";
                                offset: string;
                                at?: string;
                            };
                            conditions?: {
                                combinator: string;
                                rules: unknown[];
                            } & {
                                [key: string]: unknown;
                            };
                            reEntry: ("every" | "once") | {
                                days: number;
                            };
                            late?: string;
                            isActive: boolean;
                            isSystem: boolean;
                            /** Format: date-time */
                            lastEnabledAt?: string;
                            executionCount: number;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @enum {string} */
                    trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                    triggerConfig?: {
                        inactiveDays?: number;
                        toStage?: string;
                        fromStage?: string;
                        toTier?: string;
                        eventType?: string;
                    } | null;
                    channel?: ("whatsapp" | "sms" | "email") | null;
                    channels?: ("whatsapp" | "sms" | "email")[] | null;
                    /** Format: uuid */
                    templateId: string;
                    timing?: {
                        /** @enum {string} */
                        anchor: "event" | "start";
                        offset: string;
                        at?: string;
                    };
                    conditions?: ({
                        combinator: string;
                        rules: unknown[];
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    reEntry?: ("every" | "once") | {
                        days: number;
                    };
                    late?: string | null;
                    isActive?: boolean;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Forecast_forecast: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A moment, or a date in the zone of the hub */
                    from?: string;
                    days: number;
                    automationIds?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            automationId: string;
                            customerId: string;
                            customerName?: string;
                            channel: ("whatsapp" | "sms" | "email") | null;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            decision: "send" | "skip";
                            reason?: {
                                code: string;
                                detail: string;
                                text?: {
                                    en: string;
                                    es: string;
                                };
                            };
                            subject?: string;
                        }[];
                        summary: {
                            send: number;
                            skip: number;
                            byReason: {
                                [key: string]: number;
                            };
                        };
                        isTruncated: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted; what was pending is cancelled. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_change: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    name?: string;
                    triggerConfig?: {
                        inactiveDays?: number;
                        toStage?: string;
                        fromStage?: string;
                        toTier?: string;
                        eventType?: string;
                    } | null;
                    channel?: ("whatsapp" | "sms" | "email") | null;
                    channels?: ("whatsapp" | "sms" | "email")[] | null;
                    /** Format: uuid */
                    templateId?: string;
                    timing?: {
                        /** @enum {string} */
                        anchor: "event" | "start";
                        offset: string;
                        at?: string;
                    };
                    conditions?: ({
                        combinator: string;
                        rules: unknown[];
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    reEntry?: ("every" | "once") | {
                        days: number;
                    };
                    late?: string | null;
                    isActive?: boolean;
                };
                "application/merge-patch+json": {
                    name?: string;
                    triggerConfig?: {
                        inactiveDays?: number;
                        toStage?: string;
                        fromStage?: string;
                        toTier?: string;
                        eventType?: string;
                    } | null;
                    channel?: ("whatsapp" | "sms" | "email") | null;
                    channels?: ("whatsapp" | "sms" | "email")[] | null;
                    /** Format: uuid */
                    templateId?: string;
                    timing?: {
                        /** @enum {string} */
                        anchor: "event" | "start";
                        offset: string;
                        at?: string;
                    };
                    conditions?: ({
                        combinator: string;
                        rules: unknown[];
                    } & {
                        [key: string]: unknown;
                    }) | null;
                    reEntry?: ("every" | "once") | {
                        days: number;
                    };
                    late?: string | null;
                    isActive?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Forecast_dryRun: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    event: {
                        type: string;
                        /** Format: date-time */
                        time?: string;
                        data: {
                            [key: string]: unknown;
                        };
                    } & {
                        [key: string]: unknown;
                    };
                } | {
                    /** @description A moment, or a date in the zone of the hub */
                    from: string;
                    /** @description A moment, or a date in the zone of the hub */
                    to: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            automationId: string;
                            customerId: string;
                            customerName?: string;
                            channel: ("whatsapp" | "sms" | "email") | null;
                            /** Format: date-time */
                            at: string;
                            /** @enum {string} */
                            decision: "send" | "skip";
                            reason?: {
                                code: string;
                                detail: string;
                                text?: {
                                    en: string;
                                    es: string;
                                };
                            };
                            subject?: string;
                        }[];
                        summary: {
                            send: number;
                            skip: number;
                            byReason: {
                                [key: string]: number;
                            };
                        };
                        isTruncated: boolean;
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EnableAutomation_enable: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description How many people the caller was told of; needed with `backlog: send` from `policy.confirmAbove` on */
                    confirmRecipients?: number;
                    /**
                     * @default skip
                     * @enum {string}
                     */
                    backlog?: "skip" | "send";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        waiting: number;
                        atOnce: number;
                        isTruncated: boolean;
                        sample: {
                            customerId: string;
                            name?: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Executions_listOf: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                status?: "pending" | "sent" | "failed" | "skipped" | "cancelled";
                customerId?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            automationId: string;
                            customerId: string;
                            /** @description In lists: first and last name, where the customer is known and has one */
                            customerName?: string;
                            /** Format: uuid */
                            eventId: string;
                            /** @enum {string} */
                            status: "pending" | "sent" | "failed" | "skipped" | "cancelled";
                            reason?: {
                                code: string;
                                detail: string;
                                text?: {
                                    en: string;
                                    es: string;
                                };
                            };
                            /** Format: uuid */
                            messageId?: string;
                            /** @enum {string} */
                            channel?: "whatsapp" | "sms" | "email";
                            triggerData: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            scheduledAt: string;
                            /** Format: date-time */
                            executedAt?: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Automations_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        names?: components["schemas"]["BuiltInNames"];
                        /** @enum {string} */
                        trigger: "welcome" | "birthday" | "anniversary" | "post_sale" | "post_appointment" | "inactivity" | "loyalty_tier_change" | "lead_stage_change" | "ticket_resolved" | "booking_confirmed" | "booking_reminder" | "custom";
                        triggerConfig: {
                            inactiveDays?: number;
                            toStage?: string;
                            fromStage?: string;
                            toTier?: string;
                            eventType?: string;
                        };
                        channel: ("whatsapp" | "sms" | "email") | null;
                        channels: ("whatsapp" | "sms" | "email")[];
                        channelIsResolved: boolean;
                        /** Format: uuid */
                        templateId: string;
                        timing: {
                            /** @enum {string} */
                            anchor: "event" | "start";
                            offset: string;
                            at?: string;
                        };
                        conditions?: {
                            combinator: string;
                            rules: unknown[];
                        } & {
                            [key: string]: unknown;
                        };
                        reEntry: ("every" | "once") | {
                            days: number;
                        };
                        late?: string;
                        isActive: boolean;
                        isSystem: boolean;
                        /** Format: date-time */
                        lastEnabledAt?: string;
                        executionCount: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EnableAutomation_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        waiting: number;
                        atOnce: number;
                        isTruncated: boolean;
                        sample: {
                            customerId: string;
                            name?: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                status?: "draft" | "scheduled" | "sending" | "paused" | "completed" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateCampaign"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EstimateCampaign_estimate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EstimateCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignEstimate"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Campaigns_change: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["ChangeCampaign"];
                "application/json": components["schemas"]["ChangeCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Analytics_analyse: {
        parameters: {
            query?: {
                /** @description Days after delivery in which a sale counts */
                days?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignAnalytics"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PreviewCampaign_missing: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RecipientMissingVariables"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_pause: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PreviewCampaign_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPreview"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Recipients_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                status?: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                /** @description A reason code, such as ADDRESS.MISSING */
                reason?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recipients */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignRecipient"][];
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_resume: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_retryFailed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_retryUnknown: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_schedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScheduleCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RunCampaign_start: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmCampaign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PreviewCampaign_testSend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestSendCampaign"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignTestSent"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                unread?: boolean;
                channel?: "whatsapp" | "sms" | "email";
                /** @description Begins the address, the customer id, the name that the person goes by, or a word of the customer’s name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Conversation"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_thread: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Conversations_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Customers_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Begins a word of the name, the email, the phone or the id; accents and case do not count */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CustomerSummary"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_import: {
        parameters: {
            query?: {
                /** @description JSON: which column holds which field, such as {"Correo":"email"}; null leaves a column out */
                mapping?: string;
                /** @description `address`: a customer without an id gets one made of their email, else their phone, the same in the next list. For shops whose customers no other program knows by an id */
                idFrom?: "address";
                /** @description Channels, by commas, whose marketing everybody of the file agreed to who says nothing else in it */
                consent?: string;
                /** @description What that rests on: where and how they agreed */
                consentSource?: string;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerImport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_preview: {
        parameters: {
            query?: {
                /** @description JSON: which column holds which field, such as {"Correo":"email"}; null leaves a column out */
                mapping?: string;
                /** @description `address`: a customer without an id gets one made of their email, else their phone, the same in the next list. For shops whose customers no other program knows by an id */
                idFrom?: "address";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CustomerImport"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerImport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_rejected: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RejectedImportLine"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerImport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ImportCustomers_warnings: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportWarning"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Customers_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EraseCustomer_erase: {
        parameters: {
            query?: {
                /** @description true: say what would be erased, and erase nothing */
                preview?: "true" | "false";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Activity_page: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ActivityItem"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExportCustomer_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerExport"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Dashboard_show: {
        parameters: {
            query?: {
                /** @description A date in the hub’s zone, or a moment; 30 days before `to` unless given */
                from?: string;
                /** @description Included; today unless given */
                to?: string;
                /** @description Instead of `from`: so many days, the last of them `to` */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListEvents_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customerId?: string;
                type?: string;
                status?: "handled" | "parked" | "ignored";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            source: string;
                            /** @description The ERP's own event id */
                            sourceId: string;
                            type: string;
                            customerId?: string;
                            /** Format: date-time */
                            time: string;
                            /** Format: date-time */
                            receivedAt: string;
                            /** @enum {string} */
                            status: "handled" | "parked" | "ignored";
                            reason?: {
                                code: string;
                                detail: string;
                            };
                            backfill: boolean;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AcceptEvents_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                }) | ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                })[];
                "application/cloudevents+json": ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                }) | ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                })[];
                "application/cloudevents-batch+json": ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                }) | ({
                    /** @constant */
                    specversion: "1.0";
                    id: string;
                    source: string;
                    type: string;
                    /** Format: date-time */
                    time?: string;
                    hubid?: string;
                    backfill?: string;
                    traceparent?: string;
                    datacontenttype?: string;
                    data: unknown;
                } & {
                    [key: string]: unknown;
                })[];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accepted: number;
                        duplicates: number;
                        rejected: {
                            id: string | null;
                            index: number;
                            problem: {
                                status: number;
                                code: string;
                                detail: string;
                                errors?: {
                                    pointer: string;
                                    code: string;
                                    detail: string;
                                }[];
                            };
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListEvents_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        source: string;
                        /** @description The ERP's own event id */
                        sourceId: string;
                        type: string;
                        customerId?: string;
                        /** Format: date-time */
                        time: string;
                        /** Format: date-time */
                        receivedAt: string;
                        /** @enum {string} */
                        status: "handled" | "parked" | "ignored";
                        reason?: {
                            code: string;
                            detail: string;
                        };
                        backfill: boolean;
                        data: unknown;
                        /** @description Consumers that could not take it on; none while it waits at the door */
                        parkings: {
                            consumer: string;
                            /** @enum {string} */
                            state: "parked" | "dropped";
                            reason: {
                                code: string;
                                detail: string;
                            };
                            /** Format: date-time */
                            parkedAt: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SettleEvent_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        source: string;
                        /** @description The ERP's own event id */
                        sourceId: string;
                        type: string;
                        customerId?: string;
                        /** Format: date-time */
                        time: string;
                        /** Format: date-time */
                        receivedAt: string;
                        /** @enum {string} */
                        status: "handled" | "parked" | "ignored";
                        reason?: {
                            code: string;
                            detail: string;
                        };
                        backfill: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SettleEvent_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        source: string;
                        /** @description The ERP's own event id */
                        sourceId: string;
                        type: string;
                        customerId?: string;
                        /** Format: date-time */
                        time: string;
                        /** Format: date-time */
                        receivedAt: string;
                        /** @enum {string} */
                        status: "handled" | "parked" | "ignored";
                        reason?: {
                            code: string;
                            detail: string;
                        };
                        backfill: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Executions_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customerId?: string;
                automationId?: string;
                status?: "pending" | "sent" | "failed" | "skipped" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            automationId: string;
                            customerId: string;
                            /** @description In lists: first and last name, where the customer is known and has one */
                            customerName?: string;
                            /** Format: uuid */
                            eventId: string;
                            /** @enum {string} */
                            status: "pending" | "sent" | "failed" | "skipped" | "cancelled";
                            reason?: {
                                code: string;
                                detail: string;
                                text?: {
                                    en: string;
                                    es: string;
                                };
                            };
                            /** Format: uuid */
                            messageId?: string;
                            /** @enum {string} */
                            channel?: "whatsapp" | "sms" | "email";
                            triggerData: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            scheduledAt: string;
                            /** Format: date-time */
                            executedAt?: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Executions_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        automationId: string;
                        customerId: string;
                        /** @description In lists: first and last name, where the customer is known and has one */
                        customerName?: string;
                        /** Format: uuid */
                        eventId: string;
                        /** @enum {string} */
                        status: "pending" | "sent" | "failed" | "skipped" | "cancelled";
                        reason?: {
                            code: string;
                            detail: string;
                            text?: {
                                en: string;
                                es: string;
                            };
                        };
                        /** Format: uuid */
                        messageId?: string;
                        /** @enum {string} */
                        channel?: "whatsapp" | "sms" | "email";
                        triggerData: {
                            [key: string]: unknown;
                        };
                        /** Format: date-time */
                        scheduledAt: string;
                        /** Format: date-time */
                        executedAt?: string;
                        /** Format: date-time */
                        createdAt: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Hook"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateHook"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewHook"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_remove: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_change: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeHook"];
                "application/merge-patch+json": components["schemas"]["ChangeHook"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hook"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Deliveries_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                status?: "pending" | "delivered" | "failed";
                type?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["HookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Deliveries_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDeliveryDetail"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Deliveries_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookDelivery"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hooks_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookTest"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                channel?: "whatsapp" | "sms" | "email";
                direction?: "outbound" | "inbound";
                status?: "queued" | "sent" | "delivered" | "read" | "failed" | "skipped" | "cancelled" | "unknown";
                sandbox?: boolean;
                customerId?: string;
                campaignId?: string;
                automationId?: string;
                /** @description A moment, or a date in the zone of the hub */
                from?: string;
                /** @description A moment, or a date in the zone of the hub */
                to?: string;
                /** @description Begins the address, the id, the vendor’s id, or a word of the customer’s name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Message"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SendMessages_send: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMessage"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SendMessages_batch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMessageBatch"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            index: number;
                            /** Format: uuid */
                            id?: string;
                            problem?: {
                                [key: string]: unknown;
                            };
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_waiting: {
        parameters: {
            query: {
                campaignId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingMessages"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SendMessages_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SendMessages_resend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Messages_timeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineItem"][];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SharedAccounts_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "whatsapp" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SharedAccounts_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "whatsapp" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutSharedAccount"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedAccount"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SharedAccounts_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "whatsapp" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Shared no longer */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hubs_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                problem?: "any" | "channel_broken" | "sending_held" | "hub_suspended" | "not_registered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["OperatorHub"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hubs_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorHub"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Hubs_put: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PutHub"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OperatorHub"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Usage_read: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description In UTC; the present one unless named */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Usage"][];
                        nextCursor: string | null;
                        month: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Session_show: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SetPassword_set: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPassword"];
            };
        };
        responses: {
            /** @description Chosen */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nobody is signed in with a password here */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked from another site */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Settings_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Settings_change: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["SettingsPatch"];
                "application/json": components["schemas"]["SettingsPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_create: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ApiKeys_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldSending_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    HoldSending_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeHold"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DescribeProviders_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Provider"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    VendorTemplates_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorTemplateList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    VendorTemplates_sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VendorTemplateList"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DiagnoseCallback_diagnose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "whatsapp" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DiagnoseCallback"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackDiagnosis"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    VerifyAccount_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel: "whatsapp" | "sms" | "email";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignIn_signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The link, the token, or the name and password are not right */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Asked from another site, or with an operator’s token */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This way of signing in is off */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SignOut_signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out, or never was signed in */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Stream_stream: {
        parameters: {
            query?: {
                /** @description Where to go on when there is no Last-Event-ID yet */
                after?: string;
            };
            header?: {
                "last-event-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream that does not end by itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListTemplates_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                channel?: "whatsapp" | "sms" | "email" | "all";
                category?: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Template"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CreateTemplate_create: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDraft"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTemplate"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeepImages_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateImage"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeepImages_keep: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/png": string;
                "image/jpeg": string;
                "image/gif": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateImage"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeepImages_delete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PreviewTemplate_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    templateId?: string;
                    draft?: {
                        name?: string;
                        /**
                         * @default all
                         * @enum {string}
                         */
                        channel?: "whatsapp" | "sms" | "email" | "all";
                        /**
                         * @default custom
                         * @enum {string}
                         */
                        category?: "appointment_reminder" | "booking_confirmation" | "receipt" | "marketing" | "custom";
                        locale?: string;
                        subject?: string;
                        body: string;
                        /**
                         * @default text
                         * @enum {string}
                         */
                        format?: "text" | "simple" | "html" | "mjml";
                        variants?: {
                            [key: string]: {
                                subject?: string;
                                body: string;
                                /** @enum {string} */
                                format?: "text" | "simple" | "html" | "mjml";
                            };
                        };
                        translations?: {
                            [key: string]: {
                                subject?: string;
                                body: string;
                                variants?: {
                                    [key: string]: {
                                        subject?: string;
                                        body: string;
                                        /** @enum {string} */
                                        format?: "text" | "simple" | "html" | "mjml";
                                    };
                                };
                            };
                        };
                        whatsapp?: {
                            name: string;
                            language: string;
                            parameters: string[];
                            optOutButton?: boolean;
                        };
                        isActive?: boolean;
                    };
                    /** @enum {string} */
                    channel: "whatsapp" | "sms" | "email";
                    customerId?: string;
                    /** @default {} */
                    variables?: {
                        [key: string]: unknown;
                    };
                    locale?: string;
                    /**
                     * @description What it is sent for, where that is not its category’s: a campaign is marketing, and the frame of its mails offers the way out
                     * @enum {string}
                     */
                    purpose?: "transactional" | "marketing";
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        locale: string;
                        subject?: string;
                        text: string;
                        wayOut?: string;
                        html?: string;
                        sms?: {
                            /** @enum {string} */
                            encoding: "GSM-7" | "UCS-2";
                            segments: number;
                            units: number;
                            offending: {
                                char: string;
                                index: number;
                                replacement?: string;
                            }[];
                        };
                        whatsapp?: {
                            name: string;
                            language: string;
                            parameters: {
                                variable: string;
                                text: string;
                            }[];
                        };
                        missing: string[];
                        warnings: {
                            pointer: string;
                            code: string;
                            detail: string;
                        }[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No such template or customer */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListTemplates_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeleteTemplate_delete: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChangeTemplate_change: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["TemplatePatch"];
                "application/json": components["schemas"]["TemplatePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTemplate"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ResetTemplate_reset: {
        parameters: {
            query?: never;
            header?: {
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTemplate"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Precondition Failed */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TestSendTemplate_send: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestSend"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** Format: uuid */
                        messageId: string;
                        /** @enum {string} */
                        channel: "whatsapp" | "sms" | "email";
                        to: string;
                        /** Format: uuid */
                        templateId: string;
                        templateVersion: number;
                        /** @constant */
                        status: "queued";
                        missing: string[];
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListTemplates_versions: {
        parameters: {
            query?: {
                limit?: number;
                /** @description `nextCursor` of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TemplateVersion"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ListTemplates_oneVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateVersion"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["StaffUser"][];
                        nextCursor: null;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteUser"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeUser"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffUser"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    Users_inviteAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ShowImage_show: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not an image of ours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OptOut_show: {
        parameters: {
            query?: {
                /** @description `en` or `es`; else the language of the message that carried the link, of the browser, of the hub */
                lang?: "en" | "es";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not a link of ours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OptOut_choose: {
        parameters: {
            query?: {
                /** @description `en` or `es`; else the language of the message that carried the link, of the browser, of the hub */
                lang?: "en" | "es";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not a link of ours */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReceiveCallback_handshake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verified and kept, or known already; what the vendor wants to read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The signature is not of these bytes; nothing was kept */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More come than can be stored in time; nothing of this one was kept */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReceiveCallback_postAll: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verified and kept, or known already; what the vendor wants to read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The signature is not of these bytes; nothing was kept */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More come than can be stored in time; nothing of this one was kept */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReceiveCallback_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                accountId: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verified and kept, or known already; what the vendor wants to read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The signature is not of these bytes; nothing was kept */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More come than can be stored in time; nothing of this one was kept */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReceiveCallback_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: string;
                accountId: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verified and kept, or known already; what the vendor wants to read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The signature is not of these bytes; nothing was kept */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Payload Too Large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unsupported Media Type */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description More come than can be stored in time; nothing of this one was kept */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hook_message_queued: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.queued",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "queued",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.queued";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_sent: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.sent",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "sent",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.sent";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_delivered: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.delivered",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "delivered",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.delivered";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_read: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.read",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "read",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.read";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_failed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.failed",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "failed",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.failed";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_skipped: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.skipped",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "skipped",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.skipped";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_cancelled: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.cancelled",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "cancelled",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.cancelled";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_unknown: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.unknown",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "status": "unknown",
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "channel": "email",
                 *         "purpose": "transactional",
                 *         "sandbox": false
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.unknown";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageStatusEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_message_received: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "message.received",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "accountId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "provider": "sandbox",
                 *         "channel": "sms",
                 *         "externalId": "in-1",
                 *         "from": "+34600111222",
                 *         "text": "STOP",
                 *         "at": "2026-11-23T10:00:00Z"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "message.received";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessageReceivedEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_messages_progressed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "messages.progressed",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "campaignId": "3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11",
                 *         "channel": "email",
                 *         "entries": [
                 *           {
                 *             "messageId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *             "customerId": "c-1",
                 *             "status": "sent",
                 *             "at": "2026-11-23T10:00:00Z",
                 *             "accepted": true,
                 *             "sandbox": false
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "messages.progressed";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["MessagesProgressedEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_consent_changed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "consent.changed",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "customerId": "c-1",
                 *         "channel": "email",
                 *         "marketing": false,
                 *         "at": "2026-11-23T10:00:00Z",
                 *         "source": "recipient"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "consent.changed";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["ConsentChangedEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_campaign_completed: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "campaign.completed",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "campaignId": "3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11",
                 *         "name": "Autumn",
                 *         "sandbox": false,
                 *         "completedAt": "2026-11-23T10:20:00Z",
                 *         "totals": {
                 *           "recipients": 1204,
                 *           "open": 0,
                 *           "sent": 1194,
                 *           "delivered": 0,
                 *           "read": 0,
                 *           "failed": 2,
                 *           "skipped": 8,
                 *           "cancelled": 0,
                 *           "unknown": 0,
                 *           "accepted": 1195
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "campaign.completed";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["CampaignCompletedEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_channel_broken: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "channel.broken",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "incidentId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "channel": "email",
                 *         "provider": "smtp",
                 *         "accountId": "3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11",
                 *         "sandbox": false,
                 *         "reason": {
                 *           "code": "PROVIDER.ACCOUNT",
                 *           "detail": "535 5.7.8: authentication failed"
                 *         },
                 *         "since": "2026-11-23T10:00:00Z",
                 *         "waiting": 12
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "channel.broken";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["ChannelBrokenEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_channel_restored: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "channel.restored",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "incidentId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99",
                 *         "channel": "email",
                 *         "provider": "smtp",
                 *         "accountId": "3c7d0a52-9c1c-5b60-8f0e-3d2a4c1b0a11",
                 *         "sandbox": false,
                 *         "reason": {
                 *           "code": "PROVIDER.ACCOUNT",
                 *           "detail": "535 5.7.8: authentication failed"
                 *         },
                 *         "since": "2026-11-23T10:00:00Z",
                 *         "waiting": 0,
                 *         "until": "2026-11-23T10:20:00Z"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "channel.restored";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["ChannelRestoredEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    hook_hook_test: {
        parameters: {
            query?: never;
            header: {
                /** @description Of the delivery: the same in every try and replay of it. Apply each once. */
                "webhook-id": string;
                /** @description Seconds since 1970 of this try; refuse what is more than five minutes off. */
                "webhook-timestamp": string;
                /** @description `v1,` and the base64 of HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, the body as it came; the key is the base64 in the hook’s secret behind `whsec_`. Where there are several, with spaces between, one must match. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "type": "hook.test",
                 *       "timestamp": "2026-11-23T10:00:00.000Z",
                 *       "data": {
                 *         "hookId": "0b3f5a52-9c1c-5b60-8f0e-3d2a4c1b0a99"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** @constant */
                    type: "hook.test";
                    /**
                     * Format: date-time
                     * @description When it became true
                     */
                    timestamp: string;
                    data: components["schemas"]["HookTestEvent"];
                };
            };
        };
        responses: {
            /** @description Nothing more is wanted: the hook is switched off */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It has arrived, within 15 seconds */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is tried again, for about three days; redirects are not followed */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
