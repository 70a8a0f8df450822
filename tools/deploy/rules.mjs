// What an image and its containers must look like; each throws what does not hold.
/** What we put on top of the base: dependencies, built services and the web app. Measured: 95 MB. */
const ownBytesMax = 130e6;
/** Above the 300 MB that each service may have, room for what the kernel counts to it. */
const memoryBytesMax = 384 * 1024 * 1024;
const inMb = (bytes) => `${Math.round(bytes / 1e6)} MB`;

function demand(holds, fault) {
  if (!holds) throw new Error(fault);
}

/** Two answers of `docker inspect`. A number, since `runAsNonRoot` of Kubernetes can check no name. */
export function judgeImage({ Config: config, Size: size }, base) {
  demand(/^[1-9]\d*:[1-9]\d*$/.test(config.User), `it runs as ${config.User || 'root'}`);
  demand(config.Healthcheck?.Test?.length > 1, 'it has no health check');
  const own = size - base.Size;
  demand(own <= ownBytesMax, `it adds ${inMb(own)} to its base, above ${inMb(ownBytesMax)}`);
  return `${inMb(own)} on a base of ${inMb(base.Size)}`;
}

/** `docker inspect` of a running container. */
export function judgeContainer({ Name: name, HostConfig: host, State: state, Config: config }) {
  demand(state.Health?.Status === 'healthy', `${name} is not healthy`);
  demand(host.ReadonlyRootfs, `${name} can write to its root`);
  demand(host.CapDrop?.includes('ALL') && !host.CapAdd?.length && !host.Privileged, `${name} has capabilities`);
  demand(host.SecurityOpt?.some((option) => option.startsWith('no-new-privileges')), `${name} may gain privileges`);
  demand(host.Memory > 0 && host.Memory <= memoryBytesMax, `${name} may take ${inMb(host.Memory)}`);
  demand(config.User === '1000:1000', `${name} runs as ${config.User}`);
}
