"""The type of whoever does something: the user model, which contracts knows by setting only."""

from __future__ import annotations

from typing import TypeAlias

from django.contrib.auth.base_user import AbstractBaseUser

Person: TypeAlias = AbstractBaseUser
