"""Passwords as they are kept: scrypt hashes, `scrypt$n$r$p$salt$hash`, each with what it was made with."""

import hashlib
import hmac
import secrets

from assistant.storage.errors import StorageError

SHORTEST, LONGEST = 8, 200
"""Characters of a password."""

_N, _R, _P = 2**15, 8, 3  # 32 MiB and about 0.2 s for one guess, as OWASP advises for scrypt
_MOST_MEMORY = 64 * 1024 * 1024  # bytes


class PasswordRefused(StorageError):  # noqa: N818 - as it is called everywhere
    """A password is too short or too long; the message says what is asked for."""


def check_new(password: str) -> None:
    """Raise PasswordRefused where `password` cannot be chosen."""
    if len(password) < SHORTEST:
        raise PasswordRefused(f"密码至少{SHORTEST}个字符。")
    if len(password) > LONGEST:
        raise PasswordRefused(f"密码最多{LONGEST}个字符。")


def hash_password(password: str) -> str:
    """Give what is kept of `password`."""
    salt = secrets.token_bytes(16)
    return f"scrypt${_N}${_R}${_P}${salt.hex()}${_derive(password, salt, _N, _R, _P).hex()}"


def fits(password: str, kept: str) -> bool:
    """Whether `kept` was made of `password`."""
    _, n, r, p, salt, digest = kept.split("$")
    given = _derive(password, bytes.fromhex(salt), int(n), int(r), int(p))
    return hmac.compare_digest(given, bytes.fromhex(digest))


def _derive(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=_MOST_MEMORY, dklen=32
    )
