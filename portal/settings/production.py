"""All settings, as a server runs them. The demo and the tests loosen a few.

What differs per municipality or holds a secret comes from the environment; without the
required ones the portal refuses to start. README.md lists them.
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from portal.settings import env as read
from portal.settings import open_api
from portal.settings.sign_in import *  # noqa: F403
from portal.settings.sign_in import origins, read_providers

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PORTAL_DIR = BASE_DIR / "portal"

env = read.Env()

# ---------------------------------------------------------------- what a server must tell us

SECRET_KEY = env.required("SECRET_KEY", "50 random characters or more, kept secret")
ALLOWED_HOSTS = [
    host
    for host in env.required("ALLOWED_HOSTS", "the host names of the portal, with commas").split(
        ","
    )
    if host
]
PUBLIC_URL = env.required("PUBLIC_URL", "the address people use, such as https://portal.example")
DATABASE_URL = env.required("DATABASE_URL", "postgres://user:password@host:5432/name")
REDIS_URL = env.required("REDIS_URL", "redis://host:6379/0, or filesystem:// on a single host")
EMAIL_URL = env.required("EMAIL_URL", "smtp://user:password@host:587, for letters to residents")
DEFAULT_FROM_EMAIL = env.required("DEFAULT_FROM_EMAIL", "the sender of those letters")
OPENID_PROVIDERS = read_providers(env)
env.refuse_when_incomplete()

if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured("SECRET_KEY is too short or too simple: use 50 random characters.")

VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()
SERVER_EMAIL = DEFAULT_FROM_EMAIL
PUBLIC_URL = PUBLIC_URL.rstrip("/")
ADMIN_PATH = "beheer/"

DEBUG = False

# ------------------------------------------------------------------------------------- apps

INSTALLED_APPS = [
    # Ours first, so that our templates win over Wagtail's. By name only: the portal
    # imports none of them.
    "portal.users.apps.UsersConfig",
    "tasks.apps.TasksConfig",
    "pages.apps.PagesConfig",
    "pages.voices.apps.VoicesConfig",
    "pages.challenges.apps.ChallengesConfig",
    "contracts.api.apps.ApiConfig",
    "contracts.desks.apps.DesksConfig",
    "contracts.banking.apps.BankingConfig",
    "contracts.reporting.apps.ReportingConfig",
    "contracts.budgets.apps.BudgetsConfig",
    "contracts.apps.ContractsConfig",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.security.BrowserRulesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.typed.middleware.KeepTypedFormsMiddleware",
    "portal.users.second_factor.SecondFactorMiddleware",
    # After the check against forged posts, and after knowing who it is.
    "pages.challenges.middleware.KeepTypedWorkMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "pages.challenges.once.one_reading_per_request",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PORTAL_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["portal.typed.csrf_tag"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# ------------------------------------------------------------------------ data and messages

DATABASES = {"default": read.database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ON_POSTGRESQL = DATABASES["default"]["ENGINE"].endswith("postgresql")

CACHES = {"default": read.cache(REDIS_URL, VAR_DIR)}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

for _name, _value in read.mail(EMAIL_URL).items():
    globals()[_name] = _value
EMAIL_SUBJECT_PREFIX = ""

# ------------------------------------------------------------------------------------ Celery

for _name, _value in read.broker(REDIS_URL, VAR_DIR).items():
    globals()[_name] = _value
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_ENABLE_UTC = True
CELERY_TASK_SERIALIZER = "json"
CELERY_RESULT_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# State in the database is the queue: results are rows, never messages.
CELERY_TASK_IGNORE_RESULT = True
# Every task may run twice without harm, so a message goes only after the work is done.
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SOFT_TIME_LIMIT = 300
CELERY_TASK_TIME_LIMIT = 360
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 10
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "uitdaagloket"
# A settlement run that is busy for longer belongs to a worker that was killed; longer than the
# time limit above, so that a slow worker is never taken for a dead one.
SETTLEMENT_LEASE_S = env.number("SETTLEMENT_LEASE_S", 420)
# The first wait after a period could not be settled; each next one is twice as long.
SETTLEMENT_RETRY_S = env.number("SETTLEMENT_RETRY_S", 300)
# How many settlements are computed again and how many journals are verified in one night.
CHECK_SETTLEMENTS = env.number("CHECK_SETTLEMENTS", 5_000)
CHECK_AGREEMENTS = env.number("CHECK_AGREEMENTS", 20_000)
# In so many nights the newest settlement of every running contract is computed from the start.
CHECK_FROM_START_DAYS = env.number("CHECK_FROM_START_DAYS", 28)
# From so many observations PostgreSQL adds up the persons of a rate card; of fewer each is kept.
SUM_PERSONS_FROM = env.number("SUM_PERSONS_FROM", 20_000)
# When the desk warns: so many days before a scenario reaches a cap, a day of the terms comes, a
# period must be reported or a contract ends, and from which percentage of a cap or a maximum.
WARN_CAP_DAYS = env.number("WARN_CAP_DAYS", 365)
WARN_DEADLINE_DAYS = env.number("WARN_DEADLINE_DAYS", 60)
WARN_REPORTING_DAYS = env.number("WARN_REPORTING_DAYS", 14)
WARN_END_DAYS = env.number("WARN_END_DAYS", 180)
# From so many days after its last day a period that is not settled is late.
WARN_OVERDUE_DAYS = env.number("WARN_OVERDUE_DAYS", 14)
# How many years each kind of record is kept: after its moment (audit), or after the contract ended.
# The Dutch defaults: 7 years for what the accounts rest on (article 52 of the General Tax Act), 5
# for who looked at what.
KEEP_AUDIT_YEARS = env.number("KEEP_AUDIT_YEARS", 5)
KEEP_LEDGER_YEARS = env.number("KEEP_LEDGER_YEARS", 7)
WARN_USED_PERCENT = env.number("WARN_USED_PERCENT", 90)
CELERY_BEAT_SCHEDULE = import_string("tasks.timetable.TIMETABLE")
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")

# ----------------------------------------------------------------------------------- sign-in

AUTH_USER_MODEL = "users.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
RESIDENT_HOME = "challenges:mine"
# Who works behind the sign-in shows a second factor, unless the identity provider asked for it.
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", default=True)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OPENID_PROVIDERS}}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("BEHIND_PROXY", default=True) else 0
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]

# ------------------------------------------------------------------------ language and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [PORTAL_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = True
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --------------------------------------------------------------------------- files and static

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [PORTAL_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # What residents send along: outside MEDIA_ROOT, so that no rule of a web server reaches it.
    "private": {
        "BACKEND": "portal.storage.PrivateStorage",
        "OPTIONS": {
            "location": env.text("PRIVATE_ROOT", str(VAR_DIR / "private")),
            "file_permissions_mode": 0o640,
            "directory_permissions_mode": 0o750,
        },
    },
}
# Limits against abuse; the defaults stand in pages/challenges/terms.py, the words in README.md.
globals().update(
    env.limits(
        "CHALLENGES_STARTS_PER_HOUR",
        "CHALLENGES_LINKS_PER_HOUR",
        "CHALLENGES_SENDS_PER_HOUR",
        "CHALLENGES_MIN_SECONDS",
        "CHALLENGES_VOICES_PER_HOUR",
        "CHALLENGES_VOICE_MAILS_PER_HOUR",
        "CHALLENGES_UPLOAD_MAX_MB",
        "CHALLENGES_UPLOAD_MAX_FILES",
        "CHALLENGES_UPLOADS_PER_HOUR",
        "CHALLENGES_COSUBMITTERS_MAX",
        "CHALLENGES_INVITATIONS_PER_HOUR",
        "CHALLENGES_CALLBACKS_PER_HOUR",
        "CHALLENGES_ANSWERS_PER_HOUR",
        "CHALLENGES_ANSWERS_PER_COSUBMITTER",
    )
)
# Who looks at uploads for viruses: "clamd:///run/clamd.sock", "clamd://host:3310", or the dotted
# path of a function that takes bytes and says whether they are clean. Empty: nobody does.
UPLOAD_SCANNER = env.text("UPLOAD_SCANNER")
# Uploads are private: no URL map serves this folder. Wagtail's document view checks rights.
MEDIA_ROOT = Path(env.text("MEDIA_ROOT", str(VAR_DIR / "media")))
MEDIA_URL = "/media/"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# ---------------------------------------------------------------------------------- security

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=True)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if env.flag("BEHIND_PROXY", default=True):
    # Only a proxy that overwrites this header may stand in front.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env.items("CSRF_TRUSTED_ORIGINS", PUBLIC_URL)
# The editor shows a preview of a page in a frame of our own, so DENY is too strict.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "manifest-src": ["'self'"],
        "frame-src": ["'self'"],
        "form-action": ["'self'", *origins(OPENID_PROVIDERS)],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    },
}
# Wagtail's date chooser still writes inline scripts, and its previews use blobs.
# This applies under ADMIN_PATH only.
ADMIN_POLICY_ADDITIONS = {
    "script-src": ["'unsafe-inline'"],
    "img-src": ["blob:"],
}

# ---------------------------------------------------------------------------------- open API

API_RATES = open_api.read_rates(env)
API_BEHIND_PROXY = env.flag("BEHIND_PROXY", default=True)
# The prefix that the Open Contracting Partnership gives out; the default is nobody's.
API_OCDS_PREFIX = env.text("API_OCDS_PREFIX", "ocds-000000")
# Messages about changes go to the internet over https only; the demo may write to itself.
WEBHOOKS_TO_THIS_MACHINE = False
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = open_api.document_settings(env, PUBLIC_URL, DEFAULT_FROM_EMAIL)

# ----------------------------------------------------------------------------------- Wagtail

WAGTAIL_SITE_NAME = "Uitdaagloket"
WAGTAILADMIN_BASE_URL = PUBLIC_URL
# Passwords are reset and changed in one place, which also knows the second factor.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = [("nl", "Nederlands")]
WAGTAIL_I18N_ENABLED = False
# Nothing of an editor's work is told to a third party.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
# Shared passwords are kept in plain text, so pages cannot have them.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": "wagtail.search.backends.database",
        **({"SEARCH_CONFIG": "simple"} if ON_POSTGRESQL else {}),  # pages/dutch_words.py stems
    },
}
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "pdf", "txt", "xlsx"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAIL_DATE_FORMAT = "%d-%m-%Y"
WAGTAIL_DATETIME_FORMAT = "%d-%m-%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"

# -------------------------------------------------------------------------- health and logging

# Each is a function without arguments that answers None, or what is wrong, in words.
READINESS_CHECKS = [
    "portal.health.check_database",
    "portal.health.check_cache",
    "tasks.heartbeat.check_heartbeat",
]
HEARTBEAT_MAX_AGE_S = 180

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        # A mistyped address is no news; a broken page is.
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
