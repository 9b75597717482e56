from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import User
from app.routers.common import commit_or_409, get_or_404
from app.schemas import UserIn, UserOut, UserPatch
from app.security import current_admin, current_user, hash_password

router = APIRouter(prefix="/users", tags=["users"])


@router.get("", response_model=list[UserOut])
def list_users(db: Session = Depends(get_db), _=Depends(current_user)):
    return db.scalars(select(User).order_by(User.id)).all()


@router.post("", response_model=UserOut, status_code=201)
def create_user(body: UserIn, db: Session = Depends(get_db), _=Depends(current_admin)):
    user = User(email=body.email.lower(), name=body.name, role=body.role, password_hash=hash_password(body.password))
    db.add(user)
    commit_or_409(db, f"{body.email} is in the team already")
    return user


@router.patch("/{user_id}", response_model=UserOut)
def rename_user(user_id: int, body: UserPatch, db: Session = Depends(get_db), _=Depends(current_admin)):
    user = get_or_404(db, User, user_id)
    user.name = body.name
    db.commit()
    return user


@router.delete("/{user_id}", status_code=204)
def delete_user(user_id: int, db: Session = Depends(get_db), admin: User = Depends(current_admin)):
    if user_id == admin.id:
        raise HTTPException(409, "You cannot remove yourself")
    db.delete(get_or_404(db, User, user_id))
    db.commit()
