import hashlib
import hmac
import os
import secrets

from fastapi import Depends, HTTPException, Request
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import LoginSession, User

COOKIE = "farm_session"


def hash_password(password: str, salt: bytes | None = None) -> str:
    salt = salt or os.urandom(16)
    key = hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)
    return f"{salt.hex()}${key.hex()}"


def verify_password(password: str, password_hash: str) -> bool:
    salt = bytes.fromhex(password_hash.partition("$")[0])
    return hmac.compare_digest(hash_password(password, salt), password_hash)


def new_token() -> str:
    return secrets.token_urlsafe(32)


def request_token(request: Request) -> str | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else request.cookies.get(COOKIE)


def current_user(request: Request, db: Session = Depends(get_db)) -> User:
    token = request_token(request)
    login = db.get(LoginSession, token) if token else None
    if login is None:
        raise HTTPException(401, "Please log in")
    return login.user


def current_admin(user: User = Depends(current_user)) -> User:
    if user.role != "admin":
        raise HTTPException(403, "Only an admin may do this")
    return user
