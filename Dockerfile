# syntax=docker/dockerfile:1
# The service as one small image: `docker build -t sahienglish .`; settings come from the environment.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.lock .
# The embedded database is for development: a container is given MONGODB_URL.
RUN python -m venv --without-pip /venv \
 && pip --python /venv/bin/python install --no-cache-dir --disable-pip-version-check --require-hashes \
        -r requirements.lock \
 && pip --python /venv/bin/python uninstall --yes SecantusDB
COPY manage.py ./
COPY sahienglish sahienglish
COPY accounts accounts
COPY ai_tools ai_tools
COPY templates_app templates_app
COPY learning learning
COPY workbench workbench
RUN ENVIRONMENT=production VAR_DIR=/tmp /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && /venv/bin/python -m whitenoise.compress --quiet static \
 && /venv/bin/python -m compileall -q . \
 && rm requirements.lock

FROM python:3.11-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin sahienglish
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
# VAR_DIR holds nothing that must outlive the container; /tmp works on a read-only file system too.
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ENVIRONMENT=production \
    HOST=0.0.0.0 \
    PORT=8000 \
    VAR_DIR=/tmp/sahienglish
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["python", "manage.py", "serve"]
