# Frist for production: the sources as they are, without the demo and the development parts.
FROM node:20-bookworm AS packages
WORKDIR /frist
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional

FROM node:20-bookworm-slim
WORKDIR /frist
COPY --from=packages /frist/node_modules node_modules
COPY . .
# What takes long to make at the first start is kept in node_modules/.cache, which cannot be written to later.
RUN echo | ./scripts/frist classify - >/dev/null
USER node
ENV FRIST_CONFIG=/etc/frist/frist.yaml
ENTRYPOINT ["./scripts/frist"]
CMD ["run"]
