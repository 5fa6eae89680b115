"""The product's settings, made quick for tests and deaf to the developer's own environment."""

import os
import re
import tempfile
from pathlib import Path

_settings = Path(__file__).parent.parent / "sahienglish" / "settings.py"
for _name in re.findall(r'env\.\w+\(\s*"(\w+)"', _settings.read_text()):
    os.environ.pop(_name, None)
os.environ |= {
    "ENV_FILE": os.devnull,
    "VAR_DIR": tempfile.mkdtemp(prefix="sahienglish-tests-"),
    "APP_URL": "http://api.sahienglish.test",
    "METRICS_TOKEN": "metrics-token-of-the-tests",
}

from sahienglish.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests of other things write as often as they like.
WRITES_PER_MINUTE = RENDERS_PER_MINUTE = 1_000_000
