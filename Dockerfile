# Frist for production: the sources as they are, without the demo and the development parts.
FROM node:20-bookworm AS packages
WORKDIR /frist
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional

FROM node:20-bookworm-slim
WORKDIR /frist
COPY --from=packages /frist/node_modules node_modules
COPY . .
USER node
ENV FRIST_CONFIG=/etc/frist/frist.yaml
ENTRYPOINT ["./scripts/frist"]
CMD ["run"]
