/** What a configuration of Exim depends on. */
export interface EximOptions {
  readonly folder: string;
  readonly port: number;
  readonly nextPort: number;
  /** Whose rights deliveries have. */
  readonly account: string;
  readonly login: { readonly username: string; readonly password: string };
}

/** Exim 4.96 without DNS: routes are told by name. Mail with an empty sender is a report, and goes to the script. */
export const eximConfig = ({ folder, port, nextPort, account, login }: EximOptions): string => `
primary_hostname = mx.mail.example
spool_directory = ${folder}/spool
log_file_path = ${folder}/log/%slog
exim_user = ${account}
exim_group = ${account}
never_users =
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_certificate = ${folder}/certificate.pem
tls_privatekey = ${folder}/key.pem
tls_advertise_hosts = *
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
dkim_verify_signers =
host_lookup =
rfc1413_query_timeout = 0s
keep_environment =
acl_smtp_rcpt = recipients
log_selector = +tls_cipher

begin acl
recipients:
  deny message = 5.7.0 Authentication required
       !authenticated = *
  deny message = 5.1.1 Nobody of that name
       local_parts = nobody
  accept

begin routers
reports:
  driver = accept
  senders = :
  transport = returned
next:
  driver = manualroute
  domains = next.example
  route_list = * 127.0.0.1::${nextPort}
  self = send
  transport = next
everybody:
  driver = accept
  transport = mailbox

begin transports
mailbox:
  driver = appendfile
  maildir_format
  directory = ${folder}/mail
  user = ${account}
  envelope_to_add
returned:
  driver = pipe
  command = /bin/sh ${folder}/returned
  user = ${account}
  return_fail_output
next:
  driver = smtp
  hosts_try_auth =
  hosts_avoid_tls = *
  allow_localhost

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = \${if and {{eq{$auth2}{${login.username}}}{eq{$auth3}{${login.password}}}}}
  server_set_id = $auth2
`;
