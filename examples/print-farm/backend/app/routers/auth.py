from fastapi import APIRouter, Depends, HTTPException, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import get_db
from app.models import LoginSession, User
from app.schemas import Credentials, UserOut
from app.security import COOKIE, current_user, new_token, request_token, verify_password

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post("/login")
def login(credentials: Credentials, response: Response, db: Session = Depends(get_db)):
    user = db.scalar(select(User).where(User.email == credentials.email.strip().lower()))
    if user is None or not verify_password(credentials.password, user.password_hash):
        raise HTTPException(401, "Wrong e-mail or password")
    token = new_token()
    db.add(LoginSession(token=token, user_id=user.id, created_at=clock.now()))
    db.commit()
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax")
    return {"token": token, "user": UserOut.model_validate(user)}


@router.post("/logout", status_code=204)
def logout(request: Request, response: Response, db: Session = Depends(get_db)):
    login = db.get(LoginSession, request_token(request) or "")
    if login is not None:
        db.delete(login)
        db.commit()
    response.delete_cookie(COOKIE)


@router.get("/me", response_model=UserOut)
def me(user: User = Depends(current_user)):
    return user
