from fastapi import HTTPException
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session


def get_or_404(db: Session, model, key: int):
    row = db.get(model, key)
    if row is None:
        raise HTTPException(404, f"{model.__name__} {key} does not exist")
    return row


def commit_or_409(db: Session, problem: str) -> None:
    try:
        db.commit()
    except IntegrityError as error:
        db.rollback()
        raise HTTPException(409, problem) from error
