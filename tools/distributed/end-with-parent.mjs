// Loaded before a service: when whoever started it is gone, however it went, the service drains and ends too.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone is no reason to stay.
process.channel?.unref();
