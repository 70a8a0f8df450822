import type { Request } from 'express';

/** What is used of Express 5's router; its layers are not in its types. */
interface RouteLayer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/** The methods that the address of this request takes; empty when there is no such address. */
export function allowedMethods(request: Request): string[] {
  const { stack } = request.app.router as unknown as { stack: readonly RouteLayer[] };
  const methods = stack.flatMap((layer) =>
    layer.route && matches(layer, request.path) ? Object.keys(layer.route.methods) : [],
  );
  return [...new Set(methods.filter((method) => method !== '_all').map((method) => method.toUpperCase()))].sort();
}

/** A path that cannot be decoded makes `match` throw: it is then no address at all. */
function matches(layer: RouteLayer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
