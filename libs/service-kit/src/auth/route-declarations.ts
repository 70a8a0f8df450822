import { Injectable, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { accessOf } from './auth.decorators.js';

/** Refuses to boot while a route says neither `@Public()`, `@OperatorOnly()` nor `@RequirePermission()`. */
@Injectable()
export class RouteDeclarations implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype }) =>
      typeof metatype === 'function' ? this.undeclaredOf(metatype) : [],
    );
    if (undeclared.length > 0) {
      throw new Error(`Routes without @Public() or @RequirePermission(): ${undeclared.join(', ')}`);
    }
  }

  private undeclaredOf(controller: { readonly name: string; readonly prototype?: object }): string[] {
    const prototype = controller.prototype ?? {};
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler: unknown = Reflect.get(prototype, name);
      if (typeof handler !== 'function' || !isRoute(handler)) return [];
      return accessOf(handler, controller) ? [] : [`${controller.name}.${name}`];
    });
  }
}

/** Consumers stand in controllers too; only routes have a path and a method. */
const isRoute = (handler: object): boolean =>
  Reflect.hasMetadata(PATH_METADATA, handler) && Reflect.hasMetadata(METHOD_METADATA, handler);
