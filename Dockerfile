# syntax=docker/dockerfile:1

FROM python:3.11-slim AS build
WORKDIR /collection
# The program first: it is installed again only when it changes, not whenever a source does.
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY generator generator
RUN --mount=type=cache,target=/root/.cache/pip \
    PIP_CONSTRAINT=constraints.txt pip install --disable-pip-version-check --root-user-action=ignore .
COPY . .
# Where the site will be published; all but canonical links, the sitemap and the 404 page work without it.
ARG SITE_URL=""
RUN SITE_URL="$SITE_URL" briefing build

# This image runs as a user without rights and listens on 8080.
FROM nginxinc/nginx-unprivileged:stable-alpine
COPY deploy/nginx.conf /etc/nginx/conf.d/default.conf
COPY deploy/redirects.map /etc/nginx/redirects.map
COPY --from=build /collection/site /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK CMD wget -q --spider http://127.0.0.1:8080/ || exit 1
