# One image for all services; the command says which: `docker run … messaging-platform dispatch`.
# Everything is stored in PostgreSQL and Kafka: it runs as an ordinary user on a read-only root, with nothing to keep.
ARG BASE_IMAGE=node:24-bookworm-slim

# What npm needs to know and nothing else, so that a changed source does not install everything again.
FROM ${BASE_IMAGE} AS manifests
WORKDIR /app
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete

FROM ${BASE_IMAGE} AS build
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --ignore-scripts
COPY . .
RUN node_modules/.bin/tsc -b services/*/tsconfig.lib.json \
 && node tools/build-web.mjs \
 && mkdir /product \
 && cp --parents -r package.json tools/start.mjs tools/build-web.mjs tools/workspace.mjs \
      docs/openapi.json libs/*/package.json libs/*/dist services/*/package.json services/*/dist services/console/web/dist /product \
 && find /product -name '*.d.ts' -delete && find /product -name '*.map' -delete && find /product -name '*.tsbuildinfo' -delete \
 && rm -rf /product/libs/testing

# Node is in the base and PostgreSQL elsewhere: the optional dependencies would bring both once more.
FROM ${BASE_IMAGE} AS production
WORKDIR /app
COPY --from=manifests /app .
RUN npm ci --ignore-scripts --omit=dev --omit=optional \
 && rm -rf node_modules/@messaging/testing node_modules/@messaging/e2e node_modules/@messaging/bench \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete

FROM ${BASE_IMAGE}
ENV NODE_ENV=production PORT=8080
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=build /product .
USER 1000:1000
EXPOSE 8080
# Ready: its database and its log answer, and it may be sent work.
HEALTHCHECK --interval=10s --timeout=5s --start-period=300s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# In a flood V8 lets 400 MB of garbage lie before it looks at what is alive, which is 60 to 100 MB.
ENTRYPOINT ["node", "--max-semi-space-size=16", "--heap-growing-percent=70", "tools/start.mjs"]
CMD ["console"]
